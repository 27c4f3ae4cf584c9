import { type BenchedSystem, figuresOf, type Measured } from '../benched-system.js';
import { ownCpu, preciseCpuOf } from '../cpu.js';
import type { BenchDatabase } from '../database.js';
import { tasksPerTicket } from '../walk.js';
import { HttpDesk, inParallel, type OpenTask } from './http-desk.js';

/** What one kind of call took in all. */
interface Used {
  seconds: number;
  engine: number;
  database: number;
  load: number;
}

type Phase = 'report' | 'lookUp' | 'complete';

const nothing = (): Used => ({ seconds: 0, engine: 0, database: 0, load: 0 });

/** Tickets in hand for each client: the fewer, the more the ends of the phases count. */
const ticketsPerClient = 4;

/**
 * Engine in a process of its own, load generator in this one. The kinds of call take turns (all report, all look up, all
 * complete, …), so that a completion's cost is known without the look-up that a person's screen makes.
 */
export class HttpSystem implements BenchedSystem {
  readonly name = 'HTTP';
  readonly remark = 'reports and completions; the look-ups of a screen take turns with them and are reported apart';

  private constructor(
    private readonly desk: HttpDesk,
    private readonly database: BenchDatabase,
  ) {}

  static async start(database: BenchDatabase): Promise<HttpSystem> {
    return new HttpSystem(await HttpDesk.start(database.url, database.dataDir), database);
  }

  async warm(seconds: number): Promise<void> {
    await this.measure(8, seconds);
  }

  async measure(clients: number, seconds: number): Promise<Measured> {
    const used = { report: nothing(), lookUp: nothing(), complete: nothing() };
    const latencies: number[] = [];
    const until = performance.now() + seconds * 1_000;
    let lookUps = 0;
    while (performance.now() < until) {
      const batch = Array.from({ length: Math.max(clients * ticketsPerClient, 16) });
      const numbers: string[] = [];
      await this.#phase(used.report, clients, batch, async () => void numbers.push(await this.desk.report()));
      for (let step = 0; step < tasksPerTicket; step += 1) {
        const tasks: OpenTask[] = [];
        await this.#phase(used.lookUp, clients, numbers, async (number) => {
          const task = await this.desk.nextTask(number);
          if (task) tasks.push(task);
        });
        lookUps += numbers.length;
        await this.#phase(used.complete, clients, tasks, async (task) => {
          const begun = performance.now();
          await this.desk.complete(task);
          latencies.push(performance.now() - begun);
        });
      }
    }
    return measured(used, latencies, lookUps);
  }

  stop(): Promise<void> {
    return this.desk.stop();
  }

  async #phase<T>(used: Used, clients: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const before = await this.#now();
    await inParallel(clients, items, work);
    const after = await this.#now();
    for (const what of ['seconds', 'engine', 'database', 'load'] as const) used[what] += after[what] - before[what];
  }

  async #now(): Promise<Used> {
    const database = await this.database.cpu();
    return { seconds: performance.now() / 1_000, engine: preciseCpuOf(this.desk.pid), database, load: ownCpu() };
  }
}

const measured = (
  { report, lookUp, complete }: Readonly<Record<Phase, Used>>,
  latencies: readonly number[],
  lookUps: number,
): Measured => {
  const both = (what: keyof Used): number => report[what] + complete[what];
  const tasks = latencies.length;
  const each = (seconds: number, of: number): number => (seconds * 1e6) / of;
  return {
    ...figuresOf(latencies),
    seconds: both('seconds'),
    cpu: { engine: both('engine'), database: both('database'), load: both('load') },
    more: [
      { name: 'completed tasks, look-ups included', value: tasks / (both('seconds') + lookUp.seconds), unit: '/s' },
      { name: 'engine CPU of a completion alone', value: each(complete.engine, tasks), unit: 'µs' },
      { name: 'engine CPU of a look-up', value: each(lookUp.engine, lookUps), unit: 'µs' },
      { name: 'database CPU of a look-up', value: each(lookUp.database, lookUps), unit: 'µs' },
    ],
  };
};
