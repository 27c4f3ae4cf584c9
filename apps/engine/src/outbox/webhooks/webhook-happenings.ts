import type { Json } from '@relevo/bpmn-kernel';
import type { TicketStatus, WebhookEvent } from '@relevo/contracts';
import type { CaseChange, CaseEvent } from '../../execution/executor.js';
import { type DefinitionLookup, deriveTicket } from '../../tickets/derive-ticket.js';

/** Something that receivers may want to hear of: ids, codes and times of the engine, never what people wrote. */
export interface Happening {
  readonly event: WebhookEvent;
  readonly data: Readonly<Record<string, Json>>;
}

export const webhookEvents = [
  ...(['ticket.opened', 'ticket.status-changed', 'ticket.closed'] as const),
  ...(['task.created', 'task.completed', 'comment.added', 'fault.raised'] as const),
] as const satisfies readonly WebhookEvent[];

const ofEvent = (event: CaseEvent): Happening | null => {
  switch (event.type) {
    case 'TicketOpened':
      return { event: 'ticket.opened', data: {} };
    case 'UserTaskCreated': {
      const { key, elementId, processInstanceKey } = event.userTask;
      return { event: 'task.created', data: { taskKey: key, elementId, processInstanceKey } };
    }
    case 'UserTaskCompleted': {
      const { userTaskKey, elementId, processInstanceKey } = event;
      return { event: 'task.completed', data: { taskKey: userTaskKey, elementId, processInstanceKey } };
    }
    case 'CommentAdded':
      return { event: 'comment.added', data: { commentKey: event.commentKey, visibility: event.visibility } };
    case 'FaultRaised': {
      const { key, elementId, code } = event.fault;
      return { event: 'fault.raised', data: { faultKey: key, elementId, code } };
    }
    default:
      return null;
  }
};

/** The status is derived, so its change is too: from the case before and after. */
const ofStatus = (change: CaseChange, definitionOf: DefinitionLookup): readonly Happening[] => {
  if (!change.ticket || !change.before.ticket) return [];
  const before = deriveTicket(change.before.state, definitionOf);
  const after = deriveTicket(change.state, definitionOf);
  const status: TicketStatus = after.status;
  return [
    ...(before.status === status
      ? []
      : [{ event: 'ticket.status-changed' as const, data: { from: before.status, to: status } }]),
    ...(before.closedAt === null && after.closedAt !== null
      ? [{ event: 'ticket.closed' as const, data: { status } }]
      : []),
  ];
};

/** What of a committed command receivers may want, in order. `wanted`: what nobody wants is not worked out. */
export const happeningsOf = (
  change: CaseChange,
  wanted: ReadonlySet<WebhookEvent>,
  definitionOf: DefinitionLookup,
): readonly Happening[] => {
  const told = change.events.flatMap((event) => ofEvent(event) ?? []);
  const derived = wanted.has('ticket.status-changed') || wanted.has('ticket.closed');
  return [...told, ...(derived ? ofStatus(change, definitionOf) : [])].filter(({ event }) => wanted.has(event));
};
