import { setTimeout as pause } from 'node:timers/promises';
import { type BenchedSystem, type Measured, Window } from '../benched-system.js';
import { ownCpu } from '../cpu.js';
import type { BenchDatabase } from '../database.js';
import { tasksPerTicket } from '../walk.js';
import { ExecutorProcess } from './executor-process.js';

/** Clients in this process that hand commands straight to the executor. */
export class ExecutorSystem implements BenchedSystem {
  readonly name = 'executor';
  readonly remark = 'load and engine in this process; the load alone is measured against an executor that does nothing';

  private constructor(
    private readonly engine: ExecutorProcess,
    private readonly database: BenchDatabase,
  ) {}

  static async start(database: BenchDatabase, url = database.url): Promise<ExecutorSystem> {
    return new ExecutorSystem(await ExecutorProcess.start(url, database.dataDir), database);
  }

  async warm(seconds: number): Promise<void> {
    await this.measure(8, seconds);
  }

  async measure(clients: number, seconds: number): Promise<Measured> {
    const load = await loadPerTask(clients);
    const measured = await measureInProcess(this.database, { clients, seconds }, (completed) =>
      this.engine.ticket(completed),
    );
    await this.engine.settled();
    return {
      ...measured,
      more: [{ name: 'of its engine CPU, load generator per task', value: load, unit: 'µs' }],
    };
  }

  stop(): Promise<void> {
    return this.engine.stop();
  }
}

/** Clients in this process, each one ticket after the other. */
export const measureInProcess = async (
  database: Pick<BenchDatabase, 'cpu'>,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
  ticket: (completed: (begun: number) => void) => Promise<void>,
): Promise<Measured> => {
  const databaseBefore = await database.cpu();
  const before = ownCpu();
  const window = new Window(seconds);
  const completed = (begun: number): void => window.completed(begun);
  const client = async (): Promise<void> => {
    while (!window.isOver) await ticket(completed);
  };
  const running = Promise.all(Array.from({ length: clients }, client));
  // A client that fails is told at once, not when the time is over.
  await Promise.race([pause(window.left), running.then(() => pause(window.left))]);
  const engine = ownCpu() - before;
  const databaseCpu = (await database.cpu()) - databaseBefore;
  await running;
  return window.measured({ engine, database: databaseCpu, load: null });
};

const calibrationSeconds = 0.3;

/** CPU-µs of the loop above for one task, where completing does nothing at all. */
const loadPerTask = async (clients: number): Promise<number> => {
  const nothing = { cpu: () => Promise.resolve(0) };
  const ticket = async (completed: (begun: number) => void): Promise<void> => {
    for (let done = 0; done < tasksPerTicket; done += 1) {
      const begun = performance.now();
      await new Promise((resolve) => setImmediate(resolve));
      completed(begun);
    }
  };
  const { tasks, cpu } = await measureInProcess(nothing, { clients, seconds: calibrationSeconds }, ticket);
  return (cpu.engine * 1e6) / tasks;
};
