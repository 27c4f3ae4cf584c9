import type { EntityManager } from 'typeorm';

/** Rows in, rows out; `values` are bound, never spliced into the text. */
export interface Transaction {
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** TypeORM inside the same transaction, off the hot path. */
  readonly manager: EntityManager;
}

/** The one door to PostgreSQL (an injection token). A transaction commits when `work` resolves and rolls back when it throws. */
export abstract class Database {
  abstract transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A single statement outside a transaction: reads. */
  abstract query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
}
