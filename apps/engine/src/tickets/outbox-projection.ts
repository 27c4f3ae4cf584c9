import { bulkInsert } from '../database/bulk-insert.js';
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

const insertRows = bulkInsert('outbox', {
  root_key: 'bigint',
  key: 'bigint',
  process_instance_key: 'bigint',
  element_id: 'text',
  kind: 'text',
  recipient: 'text',
  template: 'text',
  texts: 'jsonb',
  created_at: 'bigint',
});

/** Writes what the engine tells people as rows to be sent, with the step that asked for it. */
export class OutboxProjection implements CaseProjection {
  project(changes: readonly CaseChange[]): readonly Statement[] {
    return insertRows(
      changes.flatMap((change) =>
        change.events.flatMap((event) => (event.type === 'NotificationRequested' ? [rowOf(event, change)] : [])),
      ),
    );
  }
}

const rowOf = (event: Notification, { caseKey, ticket, at }: CaseChange) => ({
  root_key: caseKey,
  key: event.notificationKey,
  process_instance_key: event.processInstanceKey,
  element_id: event.elementId,
  kind: 'notification',
  recipient: event.to,
  template: event.template,
  texts: textsOf(event, ticket),
  created_at: at,
});
