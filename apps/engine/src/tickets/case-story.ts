import type { Key, UserTask } from '@relevo/bpmn-kernel';
import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import type { CaseEvent } from '../execution/executor.js';
import type { RecordedRecord } from '../history/history-reader.js';
import type { DefinitionLookup } from './derive-ticket.js';

/** One recorded event of a case with the place in the diagram that it is about. */
export interface StoryFact {
  readonly record: RecordedRecord;
  readonly event: CaseEvent;
  readonly definitionKey: Key | null;
  readonly definition: ProcessDefinition | null;
  readonly node: FlowNode | null;
  /** The task that the event is about, as it was created. */
  readonly task: UserTask | null;
  /** Who wanted it: of a task's change that its listeners have let through, whoever asked for it. */
  readonly by: Actor;
  /** The event is about what holds the instances of a loop, not about one of them. */
  readonly loopBody: boolean;
  /** Whether a value of the event was erased, by its path. */
  readonly erased: (path: string) => boolean;
}

/** The case key's stream; the values that people wrote are in it again. */
export const caseEvents = (record: RecordedRecord): readonly CaseEvent[] =>
  record.events as unknown as readonly CaseEvent[];

/** What happened, event by event, oldest first, on the diagrams that were in force. */
export function* tellStory(
  records: readonly RecordedRecord[],
  definitionOf: DefinitionLookup,
): Generator<StoryFact, void> {
  const definitionKeys = new Map<Key, Key>();
  const tasks = new Map<Key, UserTask>();
  const timers = new Map<Key, string>();
  const bodies = new Set<Key>();
  const askers = new Askers();
  for (const record of records) {
    askers.forgetAnswered();
    for (const [index, event] of caseEvents(record).entries()) {
      if (event.type === 'ProcessInstanceStarted') definitionKeys.set(event.processInstanceKey, event.definitionKey);
      if (event.type === 'UserTaskCreated') tasks.set(event.userTask.key, event.userTask);
      if (event.type === 'TimerStarted') timers.set(event.timer.key, event.timer.targetElementId);
      if (event.type === 'LoopStarted') bodies.add(event.elementKey);
      if (event.type === 'UserTaskChangePending') askers.note(event, record.actor);
      const definitionKey = instanceOf(event, definitionKeys);
      const definition = (definitionKey && definitionOf(definitionKey)) ?? null;
      yield {
        record,
        event,
        definitionKey,
        definition,
        node: definition?.nodes[placeOf(event, timers) ?? ''] ?? null,
        task: ('userTaskKey' in event ? tasks.get(event.userTaskKey) : undefined) ?? null,
        by: ('userTaskKey' in event ? askers.of(event.userTaskKey) : undefined) ?? record.actor,
        loopBody: 'elementKey' in event && bodies.has(event.elementKey),
        erased: (path) => record.erased.includes(`${index}.${path}`),
      };
    }
  }
}

type Actor = RecordedRecord['actor'];

/** Who asked for a change of a task that its listeners are still to see. */
class Askers {
  readonly #asked = new Map<Key, { readonly actor: Actor; readonly waits: boolean }>();

  of(userTaskKey: Key): Actor | undefined {
    return this.#asked.get(userTaskKey)?.actor;
  }

  note({ userTaskKey, pending, denied }: Extract<CaseEvent, { type: 'UserTaskChangePending' }>, actor: Actor): void {
    if (denied) this.#asked.delete(userTaskKey);
    else this.#asked.set(userTaskKey, { actor: this.of(userTaskKey) ?? actor, waits: pending !== null });
  }

  /** A change that was let through happens in that very record. */
  forgetAnswered(): void {
    for (const [key, { waits }] of this.#asked) if (!waits) this.#asked.delete(key);
  }
}

/** A timer, a message, a signal or a condition is about the event that it reaches, not about the step that this stands on. */
const placeOf = (event: CaseEvent, timers: ReadonlyMap<Key, string>): string | null => {
  if (event.type === 'TimerFired') return timers.get(event.timerKey) ?? event.elementId;
  if ('targetElementId' in event) return event.targetElementId;
  return 'elementId' in event ? event.elementId : null;
};

const instanceOf = (event: CaseEvent, definitionKeys: ReadonlyMap<Key, Key>): Key | null =>
  'processInstanceKey' in event && event.processInstanceKey !== null
    ? (definitionKeys.get(event.processInstanceKey) ?? null)
    : null;

/** What staff call a step. */
export const labelOf = (node: FlowNode | null, elementId: string): string => node?.name ?? elementId;
