import { createHash } from 'node:crypto';
import type { Statement, Transaction } from '../database/database.js';

/** What publishing, delivering or subscribing is about; without a key: any message of that name. */
export interface Correlation {
  readonly name: string;
  readonly correlationKey: string | null;
}

/** 64 bits, signed, as PostgreSQL numbers its advisory locks. */
const numberOf = (text: string): bigint => createHash('sha256').update(text).digest().readBigInt64BE();

/**
 * With a key: the name shared and the pair exclusive; without one: the name exclusive. Each lock once, in its strongest
 * mode, sorted by its number, in one statement: so nobody waits in a circle.
 */
export const lockOf = (correlations: readonly Correlation[]): readonly Statement[] => {
  const exclusive = new Map<bigint, boolean>();
  const want = (text: string, strong: boolean) => {
    const number = numberOf(text);
    exclusive.set(number, strong || (exclusive.get(number) ?? false));
  };
  for (const { name, correlationKey } of correlations) {
    want(`name ${name}`, correlationKey === null);
    if (correlationKey !== null) want(`pair ${JSON.stringify([name, correlationKey])}`, true);
  }
  if (exclusive.size === 0) return [];
  const sorted = [...exclusive].sort(([a], [b]) => (a < b ? -1 : 1));
  return [{ text: LOCK, values: [sorted.map(([number]) => number.toString()), sorted.map(([, strong]) => strong)] }];
};

const LOCK = `SELECT CASE WHEN strong THEN pg_advisory_xact_lock(number) ELSE pg_advisory_xact_lock_shared(number) END
  FROM unnest($1::bigint[], $2::boolean[]) AS lock (number, strong)`;

/** Takes them. */
export const lockCorrelations = (tx: Transaction, correlations: readonly Correlation[]): Promise<unknown> =>
  tx.queryAll(lockOf(correlations));
