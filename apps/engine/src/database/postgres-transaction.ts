import { type Connection, rowsOf } from './connection.js';
import type { Rows, Statement, Transaction } from './database.js';

const BEGIN: Statement = { text: 'BEGIN' };
const COMMIT: Statement = { text: 'COMMIT' };
const ROLLBACK: Statement = { text: 'ROLLBACK' };

/** COMMIT of a transaction in which something failed is no error of PostgreSQL's: it answers ROLLBACK. */
const ROLLED_BACK =
  'Expected the transaction to be committed, but a statement of it had failed, and whoever sent that went on. Let it throw.';

/** `new`: nothing was sent yet, so nothing needs to be ended either. */
type Stage = 'new' | 'open' | 'ended';

/** BEGIN goes with the first flight, COMMIT with the last. */
export class PostgresTransaction implements Transaction {
  #stage: Stage = 'new';

  constructor(private readonly connection: Connection) {}

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Rows<Row>> {
    const [rows = []] = await this.queryAll([{ text, values }]);
    return rows as Rows<Row>;
  }

  async queryAll(statements: readonly Statement[]): Promise<readonly Rows[]> {
    if (statements.length === 0) return [];
    const opening = this.#opening();
    const results = await this.connection.flight([...opening, ...statements]);
    return rowsOf(results.slice(opening.length));
  }

  async commit(last: readonly Statement[] = []): Promise<readonly Rows[]> {
    const opening = last.length > 0 ? this.#opening() : [];
    if (this.#stage === 'new') {
      this.#stage = 'ended';
      return [];
    }
    const results = await this.connection.flight([...opening, ...last, COMMIT]);
    this.#stage = 'ended';
    if (results.at(-1)?.command !== COMMIT.text) throw new Error(ROLLED_BACK);
    return rowsOf(results.slice(opening.length, -1));
  }

  /** Unless `commit` was called. */
  async end(): Promise<void> {
    if (this.#stage !== 'ended') await this.commit();
  }

  /** A lost connection cannot roll back, and need not: the server does. The first error is the one to tell. */
  async rollBack(): Promise<void> {
    if (this.#stage === 'open') await this.connection.flight([ROLLBACK]).catch(() => undefined);
    this.#stage = 'ended';
  }

  #opening(): readonly Statement[] {
    if (this.#stage === 'ended') throw new Error('Expected an open transaction, but it was ended. Begin another.');
    if (this.#stage === 'open') return [];
    this.#stage = 'open';
    return [BEGIN];
  }
}
