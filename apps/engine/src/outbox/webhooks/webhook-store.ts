import { Injectable } from '@nestjs/common';
import type { WebhookEvent } from '@relevo/contracts';
import { Database } from '../../database/database.js';
import type { ActiveWebhook, StoredWebhook } from './webhook.js';

interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly with_values: boolean;
  readonly secret: string;
  readonly active: boolean;
  readonly off_because: StoredWebhook['offBecause'];
  readonly created_at: string;
}

const columns = 'id, name, url, events, with_values, secret, active, off_because, created_at::text';

const toWebhook = (row: WebhookRow): StoredWebhook => ({
  ...{ id: row.id, name: row.name, url: row.url, events: row.events, secret: row.secret, active: row.active },
  withValues: row.with_values,
  offBecause: row.off_because,
  createdAt: Number(row.created_at),
});

/** Reads of `webhook`. */
@Injectable()
export class WebhookStore {
  constructor(private readonly database: Database) {}

  async all(): Promise<readonly StoredWebhook[]> {
    const rows = await this.database.query<WebhookRow>(`SELECT ${columns} FROM webhook ORDER BY created_at, id`);
    return rows.map(toWebhook);
  }

  async byId(id: string): Promise<StoredWebhook | null> {
    const [row] = await this.database.query<WebhookRow>(`SELECT ${columns} FROM webhook WHERE id = $1`, [id]);
    return row ? toWebhook(row) : null;
  }

  active(): Promise<readonly ActiveWebhook[]> {
    return this.database.query<ActiveWebhook>('SELECT id, events FROM webhook WHERE active ORDER BY created_at, id');
  }
}
