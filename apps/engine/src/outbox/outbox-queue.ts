import { Injectable } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { OutboxKind, OutboxRow, Outcome } from './outbox-row.js';
import { delayAfter, LEASE, MOST_ATTEMPTS } from './retry-schedule.js';

interface ClaimedRow {
  readonly root_key: string;
  readonly key: string;
  readonly recipient: string;
  readonly texts: OutboxRow['texts'];
  readonly payload: OutboxRow['payload'];
  readonly element_id: string | null;
  readonly created_at: string;
  readonly repeated_at: string | null;
  readonly attempts: number;
  readonly sent_to: readonly string[];
}

/**
 * Waits for nobody's lock. The clock's row is read in the statement itself, so that an engine that has not yet heard
 * of a moved clock obeys it. A row is claimed by putting it off: whoever dies with it leaves it to the next.
 */
export const CLAIM = `WITH due AS (
    SELECT root_key, key, coalesce((SELECT pinned_at FROM clock), $2::bigint) AS at FROM outbox
    WHERE state = 'waiting' AND kind = $1 AND due_at <= coalesce((SELECT pinned_at FROM clock), $2::bigint)
      AND NOT (recipient = ANY($4::text[]))
    ORDER BY due_at, age LIMIT $3 FOR UPDATE SKIP LOCKED
  )
  UPDATE outbox o SET attempts = o.attempts + 1, due_at = due.at + ${LEASE}
  FROM due WHERE o.root_key = due.root_key AND o.key = due.key
  RETURNING o.root_key::text, o.key::text, o.recipient, o.texts, o.payload, o.element_id, o.created_at::text,
    o.repeated_at::text, o.attempts, o.sent_to`;

const toRow = (kind: OutboxKind, row: ClaimedRow): OutboxRow => ({
  rootKey: row.root_key as Key,
  key: row.key as Key,
  kind,
  recipient: row.recipient,
  texts: row.texts,
  payload: row.payload,
  elementId: row.element_id,
  createdAt: Number(row.created_at),
  repeatedAt: row.repeated_at === null ? null : Number(row.repeated_at),
  attempts: row.attempts,
  sentTo: row.sent_to,
});

/**
 * The rows to be sent. Times are the installation's: all engines share it, and a test moves it instead of sleeping.
 * In production it is the database's time, so that engines whose own clocks differ agree on leases and delays.
 */
@Injectable()
export class OutboxQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  get now(): Instant {
    return this.clock.now();
  }

  /** The oldest that are due, for this engine alone until the lease ends. */
  async claim(kind: OutboxKind, limit: number, without: readonly string[]): Promise<readonly OutboxRow[]> {
    const rows = await this.database.query<ClaimedRow>(CLAIM, [kind, this.now, limit, without]);
    return rows.map((row) => toRow(kind, row));
  }

  /** One of several people has it: the next try leaves them out. */
  async reached({ rootKey, key }: OutboxRow, person: string): Promise<void> {
    await this.database.query(
      `UPDATE outbox SET sent_to = sent_to || $3::text
       WHERE root_key = $1 AND key = $2 AND state IN ('waiting', 'dead')`,
      [rootKey, key, person],
    );
  }

  /** Whoever sent it says so whatever happened meanwhile; a failure counts only while the row is still this try's. */
  async settle(row: OutboxRow, outcome: Outcome): Promise<void> {
    const { rootKey, key, attempts } = row;
    if (outcome.state === 'sent') return this.#sent(row);
    const dead = outcome.state === 'dead' || attempts >= MOST_ATTEMPTS;
    await this.database.query(
      `UPDATE outbox SET state = $4, error_code = $5, error = $6, failed_at = $7, due_at = $8
       WHERE root_key = $1 AND key = $2 AND attempts = $3 AND state = 'waiting'`,
      [
        ...[rootKey, key, attempts, dead ? 'dead' : 'waiting', outcome.code, outcome.error],
        ...[this.now, this.now + delayAfter(attempts)],
      ],
    );
  }

  /** What was said stands in the history. */
  async #sent({ rootKey, key }: OutboxRow): Promise<void> {
    await this.database.query(
      `UPDATE outbox SET state = 'sent', sent_at = $3, error_code = NULL, error = NULL, failed_at = NULL,
         texts = NULL, payload = NULL, sent_to = '{}'
       WHERE root_key = $1 AND key = $2 AND state IN ('waiting', 'dead')`,
      [rootKey, key, this.now],
    );
  }
}
