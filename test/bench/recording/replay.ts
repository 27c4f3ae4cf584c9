import { Client, type QueryConfig } from 'pg';
import { dependenciesOf, type SentStatement, type SentTransaction } from './transactions.js';

const configOf = ({ text, values, name }: SentStatement): QueryConfig => ({
  text,
  values: [...values],
  ...(name !== undefined && { name }),
});

/** Recorded transactions, sent again by plain connections: each in one flight, as soon as what it follows is committed. */
export class Replay {
  private constructor(private readonly clients: readonly Client[]) {}

  static async connect(url: string, connections: number): Promise<Replay> {
    const clients = Array.from(
      { length: connections },
      () => new Client({ connectionString: url, pipeline: true } as ConstructorParameters<typeof Client>[0]),
    );
    await Promise.all(clients.map((client) => client.connect()));
    return new Replay(clients);
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }

  /** Answers how long each took, in milliseconds. */
  async run(transactions: readonly SentTransaction[], firstKey: bigint): Promise<readonly number[]> {
    const order = new ReadyOrder(dependenciesOf(transactions, firstKey));
    const latencies: number[] = [];
    const work = async (client: Client): Promise<void> => {
      for (let index = await order.next(); index !== null; index = await order.next()) {
        const begun = performance.now();
        await send(client, transactions[index]?.statements ?? []);
        latencies.push(performance.now() - begun);
        order.done(index);
      }
    };
    await Promise.all(this.clients.map(work));
    return latencies;
  }
}

/** What node-postgres keeps for itself: the socket, so that a flight goes out by one write. */
interface Corkable {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

const send = async (client: Client, statements: readonly SentStatement[]): Promise<void> => {
  const { stream } = (client as unknown as Corkable).connection;
  stream.cork();
  const sent = [
    client.query('BEGIN'),
    ...statements.map((statement) => client.query(configOf(statement))),
    client.query('COMMIT'),
  ];
  stream.uncork();
  await Promise.all(sent);
};

/** Hands indices out, lowest first, once all that they follow are done. */
export class ReadyOrder {
  readonly #followers = new Map<number, number[]>();
  readonly #open: number[];
  readonly #ready: number[] = [];
  readonly #waiting: ((index: number | null) => void)[] = [];
  #left: number;

  constructor(dependencies: readonly (readonly number[])[]) {
    this.#open = dependencies.map(({ length }) => length);
    this.#left = dependencies.length;
    dependencies.forEach((before, index) => {
      if (before.length === 0) this.#ready.push(index);
      for (const one of before) this.#followers.set(one, [...(this.#followers.get(one) ?? []), index]);
    });
  }

  /** Null: all are done. */
  next(): Promise<number | null> {
    const index = this.#ready.shift();
    if (index !== undefined) return Promise.resolve(index);
    if (this.#left === 0) return Promise.resolve(null);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  done(index: number): void {
    this.#left -= 1;
    for (const follower of this.#followers.get(index) ?? []) {
      const open = (this.#open[follower] ?? 0) - 1;
      this.#open[follower] = open;
      if (open === 0) this.#give(follower);
    }
    if (this.#left === 0) for (const resolve of this.#waiting.splice(0)) resolve(null);
  }

  #give(index: number): void {
    const waiting = this.#waiting.shift();
    if (waiting) return waiting(index);
    const at = this.#ready.findIndex((other) => other > index);
    this.#ready.splice(at < 0 ? this.#ready.length : at, 0, index);
  }
}
