import type { Key } from '@relevo/bpmn-kernel';
import type { NotificationDelivery, PersonRef, TicketStatus, TimelineEntry } from '@relevo/contracts';
import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import type { CaseEvent } from '../execution/executor.js';
import type { RecordedRecord } from '../history/history-reader.js';
import { labelOf, tellStory, type StoryFact } from './case-story.js';
import type { DefinitionLookup } from './derive-ticket.js';
import { happeningText } from './happening-words.js';
import { labelledForm } from './labelled-values.js';
import { byHandText, isFirstOfRecord } from './operator-words.js';
import { notificationText } from './notification-texts.js';
import { inLanguage, laneGroup, laneLabels, ownLabels, ownStatus } from './ticket-properties.js';
import type { TicketState } from './ticket-state.js';
import { timestamp, type Language } from './ticket-view.js';

type Schema = Readonly<Record<string, unknown>>;

/** What telling a ticket needs to know besides its records. */
export interface Teller {
  readonly ticket: TicketState;
  readonly language: Language;
  /** Staff read everything; a requester what is public. */
  readonly internal: boolean;
  readonly definitionOf: DefinitionLookup;
  /** Schema of the form that a task was filled in on. */
  readonly formOf: (fact: StoryFact) => Schema;
  /** null: the engine by itself. */
  readonly person: (actor: RecordedRecord['actor']) => PersonRef | null;
  readonly personById: (id: string) => PersonRef;
  readonly groupName: (id: string) => string;
  /** As its table is called in the version that decided. */
  readonly decisionName: (decided: { readonly decisionKey: Key; readonly decisionId: string }) => string;
  /** What became of a notification's mail. */
  readonly deliveryOf: (notificationKey: Key) => NotificationDelivery;
}

type Entry = TimelineEntry;
type Narrator<Type extends CaseEvent['type']> = (
  fact: StoryFact,
  event: Extract<CaseEvent, { type: Type }>,
  teller: Teller,
) => Entry | null;
type Narrators = { readonly [Type in CaseEvent['type']]?: Narrator<Type> };

const at = ({ record }: StoryFact) => ({ at: timestamp(record.at), sequence: record.sequence });

const byRequester = ({ by }: StoryFact, { ticket }: Teller): boolean =>
  by.kind === 'link' || by.id === ticket.requesterId;

/** What the requester reads of a step; null where nothing public stands for it. */
const publicLabel = (node: FlowNode, definition: ProcessDefinition, language: Language): string | null => {
  const labels = ownLabels(node) ?? laneLabels(node, definition);
  return labels && inLanguage(labels, language);
};

const stepEntry = (fact: StoryFact, elementId: string, teller: Teller): Entry | null => {
  const { node, definition } = fact;
  if (!node || !definition) return null;
  const label = teller.internal ? (node.name ?? null) : publicLabel(node, definition, teller.language);
  if (label === null) return null;
  const group = teller.internal ? laneGroup(node, definition) : null;
  return { kind: 'step', ...at(fact), elementId, label, group: group && teller.groupName(group) };
};

const closedEntry = (fact: StoryFact, status: TicketStatus): Entry => ({ kind: 'closed', ...at(fact), status });

const staffOnly = (teller: Teller, entry: Entry): Entry | null => (teller.internal ? entry : null);

type ByHand = Parameters<typeof byHandText>[1];

function byHandEntry(fact: StoryFact, event: ByHand, teller: Teller): Entry | null {
  if (!isFirstOfRecord(fact)) return null;
  const by = teller.person(fact.by)?.name ?? fact.by.id;
  return staffOnly(teller, {
    kind: 'event',
    ...at(fact),
    text: byHandText(fact, event, { by, language: teller.language }),
  });
}

const narrators: Narrators = {
  TicketOpened: (fact, { ticket }, teller) => ({
    kind: 'opened',
    ...at(fact),
    by: teller.person(fact.record.actor) ?? { id: ticket.requesterId, name: ticket.requesterName },
    text: ticket.description,
  }),
  CommentAdded: (fact, event, teller) =>
    event.visibility === 'internal' && !teller.internal
      ? null
      : {
          kind: 'comment',
          ...at(fact),
          comment: {
            key: event.commentKey,
            author: { id: event.author, name: event.authorName },
            text: event.text,
            visibility: event.visibility,
            at: timestamp(fact.record.at),
          },
        },
  UserTaskCompleted: (fact, event, teller) =>
    !teller.internal && !byRequester(fact, teller)
      ? null
      : {
          kind: 'task-completed',
          ...at(fact),
          by: teller.person(fact.by),
          elementId: event.elementId,
          label: labelFor(fact, event.elementId, teller),
          values: labelledForm(fact, event.variables, teller.formOf(fact)),
        },
  UserTaskAssigned: (fact, event, teller) =>
    staffOnly(teller, {
      kind: 'task-assigned',
      ...at(fact),
      by: teller.person(fact.by),
      label: labelOf(fact.node, event.elementId),
      assignee: event.assignee === null ? null : teller.personById(event.assignee),
    }),
  // Each instance of a loop is a step, what holds them is none.
  ElementActivated: (fact, event, teller) => (fact.loopBody ? null : stepEntry(fact, event.elementId, teller)),
  NotificationRequested: (fact, event, teller) => {
    if (!teller.internal && event.to !== 'requester') return null;
    const delivery = teller.deliveryOf(event.notificationKey);
    return {
      kind: 'notification',
      ...at(fact),
      to: event.to === 'requester' ? teller.ticket.requesterName : teller.groupName(event.to),
      text: notificationText(event.template, event.text, teller.language, teller.ticket),
      sent: delivery === 'sent',
      delivery,
    };
  },
  TimerFired: (fact, event, teller) =>
    staffOnly(teller, { kind: 'timer', ...at(fact), label: labelOf(fact.node, event.elementId) }),
  DecisionEvaluated: (fact, event, teller) =>
    staffOnly(teller, {
      kind: 'decision',
      ...at(fact),
      label: teller.decisionName(event),
      result: event.result,
      rules: event.matchedRules,
    }),
  FaultRaised: (fact, event, teller) =>
    staffOnly(teller, {
      kind: 'fault',
      ...at(fact),
      label: labelOf(fact.node, event.elementId),
      message: event.fault.message,
    }),
  SequenceFlowTaken: (fact, event, teller) => {
    if (event.unknownVariables.length === 0) return null;
    const flow = fact.definition?.flows[event.flowId];
    return staffOnly(teller, {
      kind: 'warning',
      ...at(fact),
      label: flow?.name ?? event.flowId,
      message: unknownNames(event.unknownVariables, teller.language),
    });
  },
  ProcessInstanceCompleted: (fact, event, teller) => {
    if (event.processInstanceKey !== teller.ticket.processInstanceKey) return null;
    const end = event.endElementId === null ? undefined : fact.definition?.nodes[event.endElementId];
    return closedEntry(fact, (end && ownStatus(end)) ?? 'closed');
  },
  ProcessInstanceSuspended: byHandEntry,
  ProcessInstanceResumed: byHandEntry,
  ProcessInstanceModified: byHandEntry,
  ProcessInstanceTerminated: (fact, event, teller) =>
    event.processInstanceKey === teller.ticket.processInstanceKey ? closedEntry(fact, 'cancelled') : null,
};

/** Their own step is called as it was written for them. */
const labelFor = ({ node }: StoryFact, elementId: string, { internal, language }: Teller): string => {
  const labels = !internal && node ? ownLabels(node) : null;
  return (labels && inLanguage(labels, language)) ?? labelOf(node, elementId);
};

const unknownNames = (names: readonly string[], language: Language): string =>
  language === 'es'
    ? `La condición nombra ${names.join(', ')}, que aquí no existe; se tomó como desconocido.`
    : `The condition names ${names.join(', ')}, which does not exist here; it was taken as unknown.`;

const narrate = (fact: StoryFact, teller: Teller): Entry | null => {
  const narrator = narrators[fact.event.type] as Narrator<CaseEvent['type']> | undefined;
  if (narrator) return narrator(fact, fact.event, teller);
  const text = teller.internal ? happeningText(fact, teller.language) : null;
  return text === null ? null : { kind: 'event', ...at(fact), text };
};

/** To a requester a step that reads as the one before is the same step. */
const repeats = (entry: Entry, entries: readonly Entry[]): boolean => {
  if (entry.kind !== 'step') return false;
  const before = entries.findLast(({ kind }) => kind === 'step');
  return before?.kind === 'step' && before.label === entry.label;
};

/** People's words and the engine's facts in one stream, oldest first. */
export const tellTimeline = (records: readonly RecordedRecord[], teller: Teller): readonly TimelineEntry[] => {
  const entries: Entry[] = [];
  for (const fact of tellStory(records, teller.definitionOf)) {
    const entry = narrate(fact, teller);
    if (entry && (teller.internal || !repeats(entry, entries))) entries.push(entry);
  }
  return entries;
};
