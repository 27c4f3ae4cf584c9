import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { CaseChange } from '../execution/executor.js';
import { LiveHub } from '../live/live-hub.js';
import { MailSender } from './mail/mail-sender.js';
import { OutboxLane } from './outbox-lane.js';
import { OutboxQueue } from './outbox-queue.js';
import type { OutboxRow } from './outbox-row.js';
import { WebhookSender } from './webhooks/webhook-sender.js';

/** Of a stop, milliseconds: an engine that stops has 10 seconds in all. */
const PATIENCE = 5_000;

/** One lane per kind, so that none waits for the other. */
@Injectable()
export class OutboxLanes {
  readonly #lanes: readonly OutboxLane[];

  constructor(
    queue: OutboxQueue,
    private readonly mail: MailSender,
    private readonly webhooks: WebhookSender,
    private readonly database: Database,
    private readonly live: LiveHub,
  ) {
    this.#lanes = [mail, webhooks].map((sender) => new OutboxLane(queue, sender, (row) => this.#tell(row)));
  }

  wake(): void {
    for (const lane of this.#lanes) lane.wake();
  }

  /** Whether a command wrote something to be sent. */
  concerns(change: CaseChange): boolean {
    return this.webhooks.awaited || (this.mail.ready && change.events.some(isNotification));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.stop(PATIENCE)));
    this.mail.close();
  }

  /** Whoever looks at the ticket reads that it has been sent. */
  #tell({ kind, rootKey }: OutboxRow): void {
    if (kind !== 'notification') return;
    void this.database
      .query<{ number: string; requester_id: string }>('SELECT number, requester_id FROM ticket WHERE root_key = $1', [
        rootKey,
      ])
      .then(([ticket]) => {
        if (!ticket) return;
        this.live.changed(`ticket:${ticket.number}`, { caseKey: rootKey, requesterId: ticket.requester_id });
      })
      .catch(() => undefined);
  }
}

const isNotification = ({ type }: CaseChange['events'][number]): boolean => type === 'NotificationRequested';
