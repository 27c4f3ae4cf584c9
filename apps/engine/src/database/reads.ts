import type pg from 'pg';
import type { Connection } from './connection.js';
import type { Rows } from './database.js';
import { type Sendable, sendable } from './sendable.js';

/** Statements of one flight: whoever stands behind a slow one waits for it. */
const MOST = 8;

interface Waiting extends Sendable {
  readonly resolve: (rows: Rows) => void;
  readonly reject: (error: unknown) => void;
}

/** Single statements outside a transaction: those asked for at the same moment share a connection and a write. */
export class Reads {
  #waiting: Waiting[] = [];

  constructor(private readonly connected: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>) {}

  query(text: string, values: readonly unknown[]): Promise<Rows> {
    return new Promise((resolve, reject) => {
      const statement = sendable({ text, values });
      // One look at the sockets brings several requests: all of them are here before this comes round.
      if (this.#waiting.length === 0) setImmediate(() => this.#flush());
      this.#waiting.push({ ...statement, resolve, reject });
    });
  }

  #flush(): void {
    const all = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < all.length; from += MOST) this.#send(all.slice(from, from + MOST));
  }

  #send(group: readonly Waiting[]): void {
    const sending = this.connected(async (connection) => {
      const answers = connection.send(group);
      await Promise.all(group.map((waiting, index) => answer(waiting, answers[index])));
    });
    // Without a connection nothing was sent.
    sending.catch((error: unknown) => group.forEach(({ reject }) => reject(error)));
  }
}

const answer = async ({ resolve, reject }: Waiting, sent: Promise<pg.QueryResult> | undefined): Promise<void> => {
  try {
    resolve(((await sent)?.rows ?? []) as Rows);
  } catch (error) {
    reject(error);
  }
};
