import type { Key } from '@relevo/bpmn-kernel';
import type { Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { isBigint } from '../tickets/page-cursor.js';

/** A case as keeping, erasing and removing see it. */
export interface FoundCase {
  readonly root_key: Key;
  /** null: no ticket. */
  readonly number: string | null;
  readonly title: string | null;
  readonly sequence: string;
  readonly head_hash: Buffer;
  readonly opened_month: number;
  readonly ended_at: string | null;
  readonly removal_at: string | null;
  readonly erased_at: string | null;
}

export const caseColumns = `c.root_key::text, t.number, t.title, c.sequence::text, c.head_hash, c.opened_month,
  c.ended_at::text, c.removal_at::text, c.erased_at::text`;

export const noSuchCase = (reference: string): EngineError =>
  new EngineError(
    'not-found',
    `Expected a ticket or a case, but there is none with the number "${reference}". Check the number; ` +
      'a removed one stands in the stream of the administration.',
  );

/** The case's key, where a reference is one: `2251…` or `case:2251…`. */
export const keyIn = (reference: string): string | null => {
  const key = reference.replace(/^case:/, '');
  return isBigint(key) ? key : null;
};

/** By a ticket's number or a case's key; locked until the transaction ends, so that no command is under way. */
export const lockCase = async (tx: Transaction, reference: string): Promise<FoundCase> => {
  const [found] = await tx.query<{ root_key: Key }>(
    'SELECT root_key::text FROM ticket WHERE number = $1 UNION ALL SELECT $2::text WHERE $2 IS NOT NULL',
    [reference.toUpperCase(), keyIn(reference)],
  );
  if (!found) throw noSuchCase(reference);
  await tx.query('SELECT 1 FROM case_instance WHERE root_key = $1 FOR UPDATE', [found.root_key]);
  // A later statement: it sees what whoever held the lock has committed.
  const [row] = await tx.query<FoundCase>(
    `SELECT ${caseColumns} FROM case_instance c LEFT JOIN ticket t USING (root_key) WHERE c.root_key = $1`,
    [found.root_key],
  );
  if (!row) throw noSuchCase(reference);
  return row;
};

export const isHeld = async (tx: Transaction, caseKey: Key): Promise<boolean> =>
  (await tx.query('SELECT 1 FROM legal_hold WHERE root_key = $1', [caseKey])).length > 0;
