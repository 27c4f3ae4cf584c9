/** One statement; `values` are bound, never spliced into the text. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

export type Rows<Row extends object = Record<string, unknown>> = Row[];

/**
 * Rows in, rows out. Statements of one flight are sent together and answered in order, one round trip for all of them;
 * the first that failed is what the flight throws, and what came after it was not done.
 */
export interface Transaction {
  query<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Rows<Row>>;
  /** One flight; answers the rows of each statement. */
  queryAll(statements: readonly Statement[]): Promise<readonly Rows[]>;
  /** Ends the transaction: these statements and COMMIT in one flight. Nothing may follow. */
  commit(last?: readonly Statement[]): Promise<readonly Rows[]>;
}

/** The one door to PostgreSQL (an injection token). */
export abstract class Database {
  /** Commits when `work` resolves, unless it did so itself, and rolls back when it throws. BEGIN goes with the first flight. */
  abstract transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A single statement outside a transaction: reads. */
  abstract query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Rows<Row>>;
}

/**
 * The same door with connections of its own, one for each group that runs at a time: what the executor has taken in
 * does not stand behind everything that came after it and waits for a connection (an injection token).
 */
export abstract class GroupDatabase extends Database {}
