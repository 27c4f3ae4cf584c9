import { Client } from 'pg';
import { type SentStatement, Transactions } from './transactions.js';

type Query = (this: Client, ...args: unknown[]) => unknown;

/** Text and values of any form that `Client.query` takes: a text, a configuration, or a query object. */
const statementOf = ([first, second]: readonly unknown[]): SentStatement | null => {
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [], name: undefined };
  if (first === null || typeof first !== 'object' || !('text' in first) || typeof first.text !== 'string') return null;
  const { values, name } = first as { values?: unknown; name?: unknown };
  return {
    text: first.text,
    values: Array.isArray(values) ? values : Array.isArray(second) ? second : [],
    name: typeof name === 'string' ? name : undefined,
  };
};

/** Hears every statement that any node-postgres connection of this process sends, and knows nothing of who sends it. */
export class StatementRecorder {
  readonly #connections = new Map<Client, number>();
  readonly #query: Query;
  #transactions = new Transactions();

  constructor() {
    this.#query = Client.prototype.query as Query;
    const { query } = { query: this.#query };
    const hear = (client: Client, args: readonly unknown[]): (() => void) | null => this.#hear(client, args);
    Client.prototype.query = function (this: Client, ...args: unknown[]) {
      const answered = hear(this, args);
      const result = query.apply(this, args);
      if (answered && result instanceof Promise) result.then(answered, answered);
      return result;
    } as typeof Client.prototype.query;
  }

  /** What was committed since the last call. */
  take(): Pick<Transactions, 'committed' | 'mostAtOnce'> {
    const taken = this.#transactions;
    this.#transactions = new Transactions();
    return taken;
  }

  stop(): void {
    Client.prototype.query = this.#query as typeof Client.prototype.query;
  }

  /** What to call when the answer comes; null: nobody need know. */
  #hear(client: Client, args: readonly unknown[]): (() => void) | null {
    const statement = statementOf(args);
    if (!statement) return null;
    const known = this.#connections.get(client);
    const connection = known ?? this.#connections.size;
    if (known === undefined) this.#connections.set(client, connection);
    const transactions = this.#transactions;
    return transactions.sent(connection, statement) ? () => transactions.answered(connection) : null;
  }
}
