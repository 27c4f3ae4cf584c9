import { Injectable } from '@nestjs/common';
import { Administration } from '../../access/administration.js';
import type { StoredWebhook } from './webhook.js';
import { WebhookStore } from './webhook-store.js';

/** What sending finds of a receiver, and the switch that a receiver throws itself. */
@Injectable()
export class WebhookSwitch {
  constructor(
    private readonly store: WebhookStore,
    private readonly administration: Administration,
  ) {}

  find(id: string): Promise<StoredWebhook | null> {
    return this.store.byId(id);
  }

  /** It answered 410: it is told nothing more, and the administration's history says since when. */
  async gone(id: string): Promise<void> {
    await this.administration.perform({ kind: 'engine', id: 'outbox' }, 'SwitchWebhookOff', async (tx) => {
      const rows = await tx.query(
        `UPDATE webhook SET active = false, off_because = 'gone' WHERE id = $1 AND active RETURNING id`,
        [id],
      );
      return rows.length === 0 ? [] : [{ type: 'WebhookSwitchedOff', webhook: id, because: 'gone' }];
    });
  }
}
