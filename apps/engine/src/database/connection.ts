import type pg from 'pg';
import type { Rows, Statement } from './database.js';
import type { PreparedNames } from './prepared-names.js';
import { isRefusal } from './refusal.js';
import { type Sendable, sendable } from './sendable.js';

/** What node-postgres keeps for itself: the socket that a flight goes out by. */
interface Corkable {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/** A prepared statement whose result has other columns since (another engine migrated): the connection is of no use. */
const RESULT_CHANGED = '0A000';

/** One pooled connection in pipeline mode, as long as somebody has it. */
export class Connection {
  #broken = false;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly names: PreparedNames,
  ) {
    client.on('error', this.#onError);
  }

  /** Throws what the first failed one answered, once all are answered. */
  async flight(statements: readonly Statement[]): Promise<readonly pg.QueryResult[]> {
    const answers = await Promise.allSettled(this.send(statements.map(sendable)));
    const failed = answers.find(({ status }) => status === 'rejected');
    if (failed) throw (failed as PromiseRejectedResult).reason;
    return answers.map((answer) => (answer as PromiseFulfilledResult<pg.QueryResult>).value);
  }

  /** Sends all of them by one write; each answers by itself. */
  send(statements: readonly Sendable[]): readonly Promise<pg.QueryResult>[] {
    const { stream } = (this.client as unknown as Corkable).connection;
    stream.cork();
    const sent = statements.map((statement) => this.#send(statement));
    stream.uncork();
    return sent;
  }

  release(): void {
    this.client.off('error', this.#onError);
    this.client.release(this.#broken);
  }

  /** Whatever goes wrong is in the promise: nothing is thrown while the stream is corked. */
  async #send({ text, values }: Sendable): Promise<pg.QueryResult> {
    try {
      const name = values.length > 0 ? this.names.nameOf(text) : undefined;
      return await this.client.query({ text, values, ...(name !== undefined && { name }) });
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #failure(error: unknown): unknown {
    if (!isRefusal(error) || error.code === RESULT_CHANGED) this.#broken = true;
    return error;
  }

  readonly #onError = (): void => {
    this.#broken = true;
  };
}

export const rowsOf = (results: readonly pg.QueryResult[]): readonly Rows[] => results.map(({ rows }) => rows as Rows);
