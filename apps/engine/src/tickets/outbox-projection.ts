import type { CaseChange, CaseProjection, Statement } from '../execution/executor.js';

/** Writes what the engine tells people as rows to be sent, with the step that asked for it. */
export class OutboxProjection implements CaseProjection {
  project(change: CaseChange): readonly Statement[] {
    return change.events.flatMap((event) =>
      event.type === 'NotificationRequested'
        ? [
            {
              text: `INSERT INTO outbox (root_key, key, process_instance_key, element_id, recipient, template, text, created_at)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
              values: [
                change.caseKey,
                event.notificationKey,
                event.processInstanceKey,
                event.elementId,
                event.to,
                event.template,
                event.text,
                change.at,
              ],
            },
          ]
        : [],
    );
  }
}
