import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { OutboxKind } from './outbox-row.js';

export interface OutboxCount {
  readonly kind: OutboxKind;
  readonly waiting: number;
  readonly dead: number;
  /** Milliseconds that the oldest one waits; 0 where none does. */
  readonly oldestAge: number;
}

interface CountRow {
  readonly kind: OutboxKind;
  readonly waiting: string;
  readonly dead: string;
  readonly oldest: string | null;
}

/** Read from the partial indexes of what has not been sent; what was sent is not looked at. */
export const COUNTS = `SELECT kind, count(*) FILTER (WHERE state = 'waiting')::text AS waiting,
    count(*) FILTER (WHERE state = 'dead')::text AS dead,
    min(created_at) FILTER (WHERE state = 'waiting')::text AS oldest
  FROM outbox WHERE state IN ('waiting', 'dead') GROUP BY kind`;

const kinds: readonly OutboxKind[] = ['notification', 'webhook'];

/** Figures for the metrics. */
@Injectable()
export class OutboxCounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<readonly OutboxCount[]> {
    const rows = new Map((await this.database.query<CountRow>(COUNTS)).map((row) => [row.kind, row]));
    return kinds.map((kind) => {
      const row = rows.get(kind);
      const oldest = row?.oldest ?? null;
      return {
        kind,
        waiting: Number(row?.waiting ?? 0),
        dead: Number(row?.dead ?? 0),
        oldestAge: oldest === null ? 0 : Math.max(0, this.clock.now() - Number(oldest)),
      };
    });
  }
}
