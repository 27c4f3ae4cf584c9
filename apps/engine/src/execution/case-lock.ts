import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { Transaction } from '../database/database.js';

/** What the lock statement read beside the cases: newer numbers mean that another engine changed something. */
export interface Epochs {
  readonly catalogue: number;
  readonly access: number;
  readonly pinnedAt: Instant | null;
}

export interface Locked {
  /** Sequence by case; a case that is missing is locked by somebody else or does not exist. */
  readonly sequences: ReadonlyMap<Key, number>;
  readonly epochs: Epochs;
  /** PostgreSQL's number of the transaction: by it anybody can ask later what became of it. */
  readonly transaction: string;
}

interface LockRow {
  readonly transaction: string;
  readonly catalogue_epoch: string;
  readonly access_epoch: string;
  readonly pinned_at: string | null;
  readonly cases: readonly { readonly key: string; readonly sequence: number }[] | null;
}

const lockStatement = (wait: string): string => `WITH locked AS (
    SELECT root_key, sequence FROM case_instance
    WHERE root_key = ANY($1::bigint[]) ORDER BY root_key FOR UPDATE ${wait}
  )
  SELECT (SELECT value FROM catalogue_epoch) AS catalogue_epoch, (SELECT value FROM access_epoch) AS access_epoch,
    (SELECT pinned_at FROM clock) AS pinned_at, pg_current_xact_id()::text AS transaction,
    (SELECT json_agg(json_build_object('key', root_key::text, 'sequence', sequence)) FROM locked) AS cases`;

/** In a group nobody waits for a row lock. */
const SKIPPING = lockStatement('SKIP LOCKED');
const WAITING = lockStatement('');

/** How long a command that runs alone waits for its case, in milliseconds. */
const LOCK_TIMEOUT = 5_000;
/** Transaction-local, unlike SET: it survives a transaction pooler. */
const BOUND_WAIT = { text: `SELECT set_config('lock_timeout', $1, true)`, values: [`${String(LOCK_TIMEOUT)}ms`] };

/** Locks cases in key order; `alone`, holding nothing else, waits for its one case. */
export const lockCases = async (
  tx: Transaction,
  caseKeys: readonly Key[],
  mode: 'group' | 'alone',
): Promise<Locked> => {
  const lock = { text: mode === 'alone' ? WAITING : SKIPPING, values: [caseKeys] };
  const answers = await tx.queryAll(mode === 'alone' ? [BOUND_WAIT, lock] : [lock]);
  const [row] = (answers.at(-1) ?? []) as unknown as readonly LockRow[];
  if (!row) throw new Error('Expected the lock statement to answer one row, but it answered none.');
  return {
    transaction: row.transaction,
    sequences: new Map((row.cases ?? []).map(({ key, sequence }) => [key as Key, sequence])),
    epochs: {
      catalogue: Number(row.catalogue_epoch),
      access: Number(row.access_epoch),
      pinnedAt: row.pinned_at === null ? null : Number(row.pinned_at),
    },
  };
};
