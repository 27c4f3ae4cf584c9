import { bulkInsert } from '../database/bulk-insert.js';
import type { CaseChange, CaseEvent, CaseProjection, Statement } from '../execution/executor.js';
import { type NotificationFacts, notificationText } from './notification-texts.js';

type Notification = Extract<CaseEvent, { type: 'NotificationRequested' }>;

/** What a case without a ticket is called: by its process and its key. */
const caseFacts = ({ caseKey, state }: CaseChange): NotificationFacts => {
  const [first] = state.instances.values();
  return { number: caseKey, title: first?.bpmnProcessId ?? '', requesterName: '' };
};

/** The words as they are sent, in every language: which one is read is known when it is sent. */
const textsOf = ({ template, text }: Notification, facts: NotificationFacts) => ({
  en: notificationText(template, text, 'en', facts),
  es: notificationText(template, text, 'es', facts),
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
  due_at: 'bigint',
});

/** Writes what the engine tells people as rows to be sent, with the step that asked for it. */
export class OutboxProjection implements CaseProjection {
  /** Without mail the history alone tells what was said, and nobody sends it later. */
  constructor(private readonly mail: 'set up' | 'not set up') {}

  project(changes: readonly CaseChange[]): readonly Statement[] {
    if (this.mail === 'not set up') return [];
    return insertRows(
      changes.flatMap((change) =>
        change.events.flatMap((event) => (event.type === 'NotificationRequested' ? [rowOf(event, change)] : [])),
      ),
    );
  }
}

const rowOf = (event: Notification, change: CaseChange) => ({
  root_key: change.caseKey,
  key: event.notificationKey,
  process_instance_key: event.processInstanceKey,
  element_id: event.elementId,
  kind: 'notification',
  recipient: event.to,
  template: event.template,
  texts: textsOf(event, change.ticket ?? caseFacts(change)),
  created_at: change.at,
  due_at: change.at,
});
