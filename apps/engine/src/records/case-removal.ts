import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { History } from '../history/history.js';
import { recordAct } from './administration-record.js';

interface Due {
  readonly root_key: string;
  readonly number: string | null;
  readonly opened_month: number;
  readonly head_hash: Buffer;
  readonly sequence: string;
  readonly removal_at: string;
}

const GROUP = 20;

/** Tables with a case's rows, as the database has them: a table that comes later is cleared too. */
const selectTables = `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE a.attname = 'root_key' AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relnamespace = current_schema()::regnamespace AND c.relname NOT IN ('case_instance', 'case_removal')
  ORDER BY c.relname`;

/** Who is skipped is being worked on, and comes again. */
const lockDue = `SELECT root_key::text FROM case_instance c
  WHERE removal_at <= $1 AND ended_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.root_key = c.root_key)
  ORDER BY removal_at LIMIT ${GROUP} FOR UPDATE SKIP LOCKED`;

/** Under the lock, in a later statement: a hold that was set meanwhile counts. */
const selectDue = `SELECT c.root_key::text, t.number, c.opened_month, c.head_hash, c.sequence::text, c.removal_at::text
  FROM case_instance c LEFT JOIN ticket t USING (root_key)
  WHERE c.root_key = ANY($1::bigint[]) AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.root_key = c.root_key)
  ORDER BY c.root_key`;

const actor = { kind: 'engine', id: 'retention' } as const;

/** Removes whole cases after their date, a few in one transaction; what is left is the administration's record. */
@Injectable()
export class CaseRemoval {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** The next due cases; answers the months that they were opened in, none when nothing is due. */
  removeGroup(): Promise<readonly number[]> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const locked = await tx.query<{ root_key: string }>(lockDue, [at]);
      if (locked.length === 0) return [];
      const due = await tx.query<Due>(selectDue, [locked.map(({ root_key }) => root_key)]);
      if (due.length > 0) await this.#remove(tx, due, at);
      return [...new Set(due.map(({ opened_month }) => opened_month))];
    });
  }

  async #remove(tx: Transaction, due: readonly Due[], at: number): Promise<void> {
    const keys = due.map(({ root_key }) => root_key);
    const events = due.map((row) => ({
      ...{ type: 'CaseRemoved', caseKey: row.root_key, number: row.number, headHash: row.head_hash.toString('hex') },
      ...{ records: Number(row.sequence), removalAt: Number(row.removal_at), why: 'retention' },
    }));
    const recorded = await recordAct(this.history, tx, { actor, command: 'RemoveCases', at, events });
    await tx.query(
      `INSERT INTO case_removal (root_key, number, removed_at, head_hash, records, recorded)
       SELECT root_key, number, $5, head_hash, records, $6
       FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::integer[]) AS r (root_key, number, head_hash, records)`,
      [
        ...[keys, due.map(({ number }) => number), due.map(({ head_hash }) => head_hash)],
        ...[due.map(({ sequence }) => sequence), at, recorded],
      ],
    );
    await this.#deleteRows(tx, due, keys);
  }

  async #deleteRows(tx: Transaction, due: readonly Due[], keys: readonly string[]): Promise<void> {
    const months = [...new Set(due.map(({ opened_month }) => opened_month))];
    await tx.query(
      'DELETE FROM history_record WHERE stream_key = ANY($1::bigint[]) AND opened_month = ANY($2::integer[])',
      [keys, months],
    );
    for (const { name } of await tx.query<{ name: string }>(selectTables)) {
      await tx.query(`DELETE FROM ${name} WHERE root_key = ANY($1::bigint[])`, [keys]);
    }
    await tx.query('DELETE FROM idempotency_key WHERE case_key = ANY($1::bigint[])', [keys]);
    await tx.query('DELETE FROM case_instance WHERE root_key = ANY($1::bigint[])', [keys]);
  }
}
