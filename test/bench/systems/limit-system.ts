import { type BenchedSystem, figuresOf, type Measured, NotMeasured } from '../benched-system.js';
import { ownCpu } from '../cpu.js';
import { connected, type BenchDatabase } from '../database.js';
import { Replay } from '../recording/replay.js';
import { StatementRecorder } from '../recording/statement-recorder.js';
import { type SentTransaction, writesOf } from '../recording/transactions.js';
import { ExecutorProcess } from './executor-process.js';
import { measureInProcess } from './executor-system.js';

/** What the executor wrote with so many clients. */
interface Recording {
  readonly tasks: number;
  readonly transactions: readonly SentTransaction[];
  readonly mostAtOnce: number;
}

const recordAtMost = 4;
/** The recording of the first seconds, under no number of clients. */
const warmUp = 0;
const database = { original: 'limit_recorded', copy: 'limit_replayed' } as const;

/**
 * The same rows without an engine: an executor run is recorded as SQL and its writing statements are sent again, in its
 * own transactions, to a copy of the database as it was before. What only reads or locks is left out.
 */
export class LimitSystem implements BenchedSystem {
  readonly name = 'limit';
  readonly remark =
    'writes of an executor run, sent again by as many connections as it had transactions at once, one for 1 client; p50 and p99 of a transaction';

  private constructor(
    private readonly server: BenchDatabase,
    private readonly recordings: ReadonlyMap<number, Recording>,
    private readonly firstKey: bigint,
  ) {}

  /** Records all the client counts in one go, the warm-up first: they are replayed in this order. */
  static async start(server: BenchDatabase, clients: readonly number[], seconds: number): Promise<LimitSystem> {
    const url = await server.create(database.original);
    const warm = await ExecutorProcess.start(url, server.dataDir);
    await warm.tickets(50, 8);
    await warm.stop();
    const firstKey = await readFirstKey(url);
    await server.create(database.copy, database.original);
    const recordings = await record(server, url, clients, Math.min(seconds, recordAtMost));
    return new LimitSystem(server, recordings, firstKey);
  }

  async warm(): Promise<void> {
    await this.measure(warmUp);
  }

  async measure(clients: number): Promise<Measured> {
    const recording = this.recordings.get(clients);
    if (!recording) throw new NotMeasured(`no run with ${String(clients)} clients was recorded`);
    const { transactions, tasks, mostAtOnce } = recording;
    const connections = clients === 1 ? 1 : mostAtOnce;
    const replay = await Replay.connect(this.server.urlOf(database.copy), connections);
    const [databaseBefore, ownBefore, begun] = [await this.server.cpu(), ownCpu(), performance.now()];
    const latencies = await replay.run(transactions, this.firstKey).catch(async (error: unknown) => {
      await replay.close();
      throw error;
    });
    const seconds = (performance.now() - begun) / 1_000;
    const cpu = { engine: ownCpu() - ownBefore, database: (await this.server.cpu()) - databaseBefore, load: null };
    await replay.close();
    return {
      ...{ ...figuresOf(latencies), tasks, seconds, cpu },
      more: [
        { name: 'completed tasks per transaction', value: tasks / transactions.length, unit: '' },
        { name: 'statements per transaction', value: statementsOf(transactions) / transactions.length, unit: '' },
        { name: 'connections', value: connections, unit: '' },
      ],
    };
  }

  /** Rows of the copy for each row that the executor wrote: 1, or the replay did something else. */
  async stop(): Promise<void> {
    const [original, copy] = [await this.#rows(database.original), await this.#rows(database.copy)];
    await this.server.drop(database.original);
    await this.server.drop(database.copy);
    const other = [...original].filter(([table, rows]) => copy.get(table) !== rows);
    if (other.length === 0) return;
    const told = other.map(([table, rows]) => `${table} ${String(copy.get(table))} instead of ${String(rows)}`);
    throw new Error(`Expected the replay to write the same rows, but there are: ${told.join(', ')}.`);
  }

  #rows(name: string): Promise<ReadonlyMap<string, number>> {
    return connected(this.server.urlOf(name), async (client) => {
      const { rows } = await client.query<{ name: string; rows: string }>(
        `SELECT c.relname AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', c.relname),
           false, true, '')))[1]::text AS rows
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
           AND c.relname NOT IN ('key_block', 'start_lease')`,
      );
      return new Map(rows.map((row) => [row.name, Number(row.rows)]));
    });
  }
}

const statementsOf = (transactions: readonly SentTransaction[]): number =>
  transactions.reduce((sum, { statements }) => sum + statements.length, 0);

const readFirstKey = (url: string): Promise<bigint> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ next: string }>('SELECT next FROM key_block');
    return BigInt(rows[0]?.next ?? 0);
  });

/** Functions of the product's own that a SELECT may call to write. */
const writingFunctions = (url: string): Promise<readonly string[]> =>
  connected(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND provolatile = 'v'
         AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
    );
    return rows.map(({ name }) => name);
  });

const record = async (
  server: BenchDatabase,
  url: string,
  clients: readonly number[],
  seconds: number,
): Promise<ReadonlyMap<number, Recording>> => {
  const functions = await writingFunctions(url);
  const recorder = new StatementRecorder();
  const engine = await ExecutorProcess.start(url, server.dataDir);
  const recordings = new Map<number, Recording>();
  try {
    for (const count of [warmUp, ...clients]) {
      let tasks = 0;
      await measureInProcess(server, { clients: count || 8, seconds: count ? seconds : 1 }, (completed) =>
        engine.ticket((begun) => {
          tasks += 1;
          completed(begun);
        }),
      );
      await engine.settled();
      const { committed, mostAtOnce } = recorder.take();
      recordings.set(count, { tasks, mostAtOnce, transactions: writesOf(committed, functions) });
    }
  } finally {
    await engine.stop();
    recorder.stop();
  }
  return recordings;
};
