import { apply, emptyCase, type CaseState, type Key, type ProcessEvent } from '@relevo/bpmn-kernel';
import type { JsonValue, PersonRef, ReplayFrame, ReplayToken, VariableChange } from '@relevo/contracts';
import type { CaseEvent } from '../execution/executor.js';
import type { RecordedRecord } from '../history/history-reader.js';
import { tellStory, type StoryFact } from '../tickets/case-story.js';
import { faultyElements, tokensOf, tokenState } from '../tickets/case-view.js';
import type { DefinitionLookup } from '../tickets/derive-ticket.js';
import { ticketValueFields } from '../tickets/ticket-state.js';
import { timestamp } from '../tickets/ticket-view.js';
import { changesOf } from './frame-changes.js';
import { noteOf, type NoteContext } from './frame-notes.js';

export interface FrameContext extends NoteContext {
  readonly caseKey: Key;
  readonly definitionOf: DefinitionLookup;
  readonly person: (actor: RecordedRecord['actor']) => PersonRef | null;
  /** The form that a task was filled in on, with what was filled in. */
  readonly formOf: (fact: StoryFact) => ReplayFrame['form'];
}

/** Grows while the events of one record are told. */
interface OpenFrame {
  readonly record: RecordedRecord;
  readonly flows: { definitionKey: string; flowId: string }[];
  readonly visits: { definitionKey: string; elementId: string; visit: number }[];
  readonly changes: VariableChange[];
  readonly decisions: ReplayFrame['decisions'][number][];
  readonly notes: ReplayFrame['notes'][number][];
  form: ReplayFrame['form'];
  about: StoryFact | null;
}

const openFrame = (record: RecordedRecord): OpenFrame => ({
  ...{ record, flows: [], visits: [], changes: [], decisions: [], notes: [] },
  ...{ form: null, about: null },
});

const byRecord = (story: Iterable<StoryFact>): ReadonlyMap<RecordedRecord, readonly StoryFact[]> => {
  const groups = new Map<RecordedRecord, StoryFact[]>();
  for (const fact of story) {
    const group = groups.get(fact.record) ?? [];
    groups.set(fact.record, group);
    group.push(fact);
  }
  return groups;
};

/** Folds recorded events into frames, one per record; nothing is executed. */
export class FrameBuilder {
  private readonly state: CaseState;
  private readonly entered = new Map<string, number>();
  private readonly visitOf = new Map<Key, number>();
  /** Diagrams that were in force, in the order in which they came. */
  readonly definitionKeys = new Set<string>();

  constructor(private readonly context: FrameContext) {
    this.state = emptyCase(context.caseKey);
  }

  build(records: readonly RecordedRecord[]): readonly ReplayFrame[] {
    const frames: ReplayFrame[] = [];
    for (const [record, facts] of byRecord(tellStory(records, this.context.definitionOf))) {
      const frame = openFrame(record);
      for (const fact of facts) this.tell(frame, fact);
      frames.push(this.close(frame, frames.at(-1)));
    }
    return frames;
  }

  private tell(frame: OpenFrame, fact: StoryFact): void {
    const { event, definitionKey } = fact;
    if (definitionKey !== null) this.definitionKeys.add(definitionKey);
    if ('elementId' in event) frame.about ??= fact;
    if (event.type === 'ElementEntered') this.countVisit(event, definitionKey ?? '');
    if (event.type === 'LoopStarted') this.discountVisit(event, definitionKey ?? '');
    frame.changes.push(...changesOf(fact, this.state));
    const note = noteOf(fact, this.context);
    if (note) frame.notes.push(note);
    this.collect(frame, fact);
    if (isProcessEvent(event)) apply(this.state, event, fact.record.at);
  }

  private collect(frame: OpenFrame, fact: StoryFact): void {
    const { event } = fact;
    const definitionKey = fact.definitionKey ?? '';
    if (event.type === 'SequenceFlowTaken' && isDrawn(event.flowId))
      frame.flows.push({ definitionKey, flowId: event.flowId });
    if (event.type === 'ElementCompleted' && !fact.loopBody)
      frame.visits.push({ definitionKey, elementId: event.elementId, visit: this.visitOf.get(event.elementKey) ?? 1 });
    if (event.type === 'UserTaskCompleted') frame.form = this.context.formOf(fact);
    if (event.type === 'DecisionEvaluated')
      frame.decisions.push({
        decisionId: event.decisionId,
        version: event.version,
        rules: event.matchedRules,
        result: event.result as JsonValue,
      });
  }

  private countVisit({ elementKey, elementId }: { elementKey: Key; elementId: string }, definitionKey: string): void {
    const place = `${definitionKey} ${elementId}`;
    const visit = (this.entered.get(place) ?? 0) + 1;
    this.entered.set(place, visit);
    this.visitOf.set(elementKey, visit);
  }

  /** It turned out to hold the instances of a loop: they are the visits. */
  private discountVisit({ elementId }: { elementId: string }, definitionKey: string): void {
    const place = `${definitionKey} ${elementId}`;
    this.entered.set(place, (this.entered.get(place) ?? 1) - 1);
  }

  private close({ record, about, ...told }: OpenFrame, before: ReplayFrame | undefined): ReplayFrame {
    const { onBehalfOf } = record.actor;
    const elementId = about && 'elementId' in about.event ? (about.node?.id ?? about.event.elementId) : null;
    return {
      sequence: record.sequence,
      at: timestamp(record.at),
      actor: this.context.person(record.actor),
      onBehalfOf: onBehalfOf === undefined ? null : this.context.person({ kind: 'user', id: onBehalfOf }),
      command: record.command,
      elementId,
      elementName: about?.node?.name ?? null,
      definitionKey: about?.definitionKey ?? before?.definitionKey ?? [...this.definitionKeys][0] ?? '',
      tokens: this.tokens(),
      ...told,
    };
  }

  private tokens(): readonly ReplayToken[] {
    const faulty = faultyElements(this.state);
    return tokensOf(this.state, faulty)
      .toSorted((one, other) => one.entered - other.entered)
      .map((element) => ({
        definitionKey: this.state.instances.get(element.processInstanceKey)?.definitionKey ?? '',
        elementId: element.elementId,
        elementKey: element.key,
        state: tokenState(element, faulty),
      }));
  }
}

/** From one link event to its other one no flow is drawn. */
const isDrawn = (flowId: string): boolean => !flowId.startsWith('link:');

/** Facts of the ticket are no part of the kernel's state. */
const isProcessEvent = (event: CaseEvent): event is ProcessEvent => !Object.hasOwn(ticketValueFields, event.type);
