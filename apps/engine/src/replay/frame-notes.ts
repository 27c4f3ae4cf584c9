import type { Instant } from '@relevo/bpmn-kernel';
import type { ReplayFrame } from '@relevo/contracts';
import type { CaseEvent } from '../execution/executor.js';
import { labelOf, type StoryFact } from '../tickets/case-story.js';
import { happeningText } from '../tickets/happening-words.js';
import { byHandText, isFirstOfRecord } from '../tickets/operator-words.js';
import { notificationText } from '../tickets/notification-texts.js';
import type { TicketState } from '../tickets/ticket-state.js';
import type { Reader } from '../tickets/ticket-view.js';

type Note = ReplayFrame['notes'][number];

export interface NoteContext {
  readonly reader: Reader;
  readonly ticket: TicketState;
}

type Writer<Type extends CaseEvent['type']> = (
  event: Extract<CaseEvent, { type: Type }>,
  fact: StoryFact,
  context: NoteContext,
) => Note | null;

const quoted = (fact: StoryFact, elementId: string): string => `"${labelOf(fact.node, elementId)}"`;

const erasedWords = (language: Reader['language']): string => (language === 'es' ? '(borrado)' : '(erased)');

/** What cannot be seen in tokens, flows, values and forms. */
const writers: { readonly [Type in CaseEvent['type']]?: Writer<Type> } = {
  FaultRaised: (event, fact, { reader }) => ({
    kind: 'fault',
    text: fact.erased('fault.message') ? erasedWords(reader.language) : event.fault.message,
  }),
  FaultResolved: (event, fact, { reader }) => ({
    kind: 'fault',
    text:
      reader.language === 'es'
        ? `${quoted(fact, event.elementId)} sigue adelante`
        : `${quoted(fact, event.elementId)} goes on`,
  }),
  TimerFired: (event, fact, { reader }) => ({ kind: 'timer', text: timerText(fact, event, reader) }),
  MessageCorrelated: (event) => ({ kind: 'message', text: `← ${event.messageName}` }),
  MessageThrown: (event) => ({ kind: 'message', text: `→ ${event.messageName}` }),
  NotificationRequested: (event, _fact, { reader, ticket }) => ({
    kind: 'notification',
    text: `${reader.groupName(event.to)}: ${notificationText(event.template, event.text, reader.language, ticket)}`,
  }),
  CommentAdded: (event, fact, { reader }) => ({
    kind: 'comment',
    text: fact.erased('text') ? erasedWords(reader.language) : `${event.authorName}: ${event.text}`,
  }),
  SequenceFlowTaken: (event, fact, { reader }) => {
    if (event.unknownVariables.length === 0) return null;
    const flow = fact.definition?.flows[event.flowId];
    const names = event.unknownVariables.join(', ');
    const label = `"${flow?.name ?? event.flowId}"`;
    const text =
      reader.language === 'es'
        ? `${label} nombra ${names}, que no existe aquí`
        : `${label} names ${names}, which does not exist here`;
    return { kind: 'warning', text };
  },
  ProcessInstanceSuspended: byHand,
  ProcessInstanceResumed: byHand,
  ProcessInstanceModified: byHand,
};

type ByHand = Parameters<typeof byHandText>[1];

function byHand(event: ByHand, fact: StoryFact, { reader }: NoteContext): Note | null {
  if (!isFirstOfRecord(fact)) return null;
  const by = reader.person(fact.by.id).name;
  return { kind: 'event', text: byHandText(fact, event, { by, language: reader.language }) };
}

const timerText = (
  fact: StoryFact,
  event: { readonly elementId: string; readonly dueAt: Instant; readonly late: number },
  { language }: Reader,
): string => {
  const label = quoted(fact, event.elementId);
  if (event.late < 1000) return label;
  const due = new Date(event.dueAt).toISOString();
  return language === 'es' ? `${label}, que vencía ${due}` : `${label}, due ${due}`;
};

export const noteOf = (fact: StoryFact, context: NoteContext): Note | null => {
  const writer = writers[fact.event.type] as Writer<CaseEvent['type']> | undefined;
  if (writer) return writer(fact.event, fact, context);
  const text = happeningText(fact, context.reader.language);
  return text === null ? null : { kind: 'event', text };
};
