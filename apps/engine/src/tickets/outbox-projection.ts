import type { CaseChange, CaseEvent, CaseProjection, Statement } from '../execution/executor.js';
import { notificationText } from './notification-texts.js';
import type { TicketState } from './ticket-state.js';

type Notification = Extract<CaseEvent, { type: 'NotificationRequested' }>;

const nothingKnown = { number: '', title: '', requesterName: '' };

/** The words as they are sent, in every language: which one is read is known when it is sent. */
const textsOf = ({ template, text }: Notification, ticket: TicketState | null) => ({
  en: notificationText(template, text, 'en', ticket ?? nothingKnown),
  es: notificationText(template, text, 'es', ticket ?? nothingKnown),
});

/** Writes what the engine tells people as rows to be sent, with the step that asked for it. */
export class OutboxProjection implements CaseProjection {
  project(change: CaseChange): readonly Statement[] {
    return change.events.flatMap((event) => (event.type === 'NotificationRequested' ? [rowOf(event, change)] : []));
  }
}

const rowOf = (event: Notification, { caseKey, ticket, at }: CaseChange): Statement => ({
  text: `INSERT INTO outbox (root_key, key, process_instance_key, element_id, kind, recipient, template, texts, created_at)
         VALUES ($1, $2, $3, $4, 'notification', $5, $6, $7, $8)`,
  values: [
    caseKey,
    event.notificationKey,
    event.processInstanceKey,
    event.elementId,
    event.to,
    event.template,
    JSON.stringify(textsOf(event, ticket)),
    at,
  ],
});
