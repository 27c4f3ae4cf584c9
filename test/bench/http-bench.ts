import { setTimeout as pause } from 'node:timers/promises';
import { EngineProcess } from '../faults/support/engine-process.js';
import { basic, HttpClient } from '../support/http-client.js';
import { cpuOf } from './cpu.js';
import type { BenchDatabase } from './database.js';
import { type Figures, percentile } from './figures.js';
import { answers, isBenchTask, report, tasksPerTicket } from './walk.js';

interface OpenTask {
  readonly number: string;
  readonly key: string;
  readonly elementId: string;
}

interface Detail {
  readonly tasks: readonly { readonly key: string; readonly elementId: string }[];
}

/** The built engine in a process of its own, driven through `/api` as the desk does: forms checked, rights decided. */
export class HttpBench {
  private tickets = 0;

  private constructor(
    private readonly engine: EngineProcess,
    private readonly client: HttpClient,
    private readonly database: BenchDatabase,
  ) {}

  static async start(database: BenchDatabase): Promise<HttpBench> {
    const engine = await EngineProcess.start(database.url, database.dataDir);
    const administrator = new HttpClient(engine.url, basic('administrator'));
    const issued = await administrator.post<{ token: string }>('/api/tokens', { user: 'administrator', name: 'bench' });
    const client = new HttpClient(engine.url, { authorization: `Bearer ${issued.body.token}` });
    return new HttpBench(engine, client, database);
  }

  /** As many as `clients` can, one call after the other each. */
  async measure(figures: Figures | null, clients: number, seconds: number): Promise<void> {
    const until = Date.now() + seconds * 1_000;
    const latencies: number[] = [];
    const before = await this.cpu();
    const begun = Date.now();
    const client = async (): Promise<void> => {
      while (Date.now() < until) await this.ticket(latencies);
    };
    await Promise.all(Array.from({ length: clients }, client));
    const took = (Date.now() - begun) / 1_000;
    const after = await this.cpu();
    const tasks = latencies.length;
    const name = `HTTP, ${String(clients)} clients`;
    figures?.add(`${name}: completed tasks`, tasks / took, '/s');
    figures?.add(
      `${name}: engine CPU per completed task, look-ups included`,
      ((after.engine - before.engine) * 1e6) / tasks,
      'µs',
    );
    figures?.add(`${name}: database CPU per completed task`, ((after.database - before.database) * 1e6) / tasks, 'µs');
    figures?.add(`${name}: completion p50`, percentile(latencies, 0.5), 'ms');
    figures?.add(`${name}: completion p99`, percentile(latencies, 0.99), 'ms');
  }

  /** Completions that start on a fixed beat, whether earlier ones were answered or not. */
  async atRate(figures: Figures, perSecond: number, seconds: number): Promise<void> {
    const ready = await this.openTickets(Math.ceil((perSecond * seconds) / tasksPerTicket) + perSecond);
    const latencies: number[] = [];
    const running: Promise<void>[] = [];
    const begun = performance.now();
    let starved = 0;
    for (let beat = 0; beat < perSecond * seconds; beat += 1) {
      const wait = begun + (beat * 1_000) / perSecond - performance.now();
      if (wait > 0) await pause(wait);
      const task = ready.shift();
      if (task) running.push(this.completeAndReturn(task, latencies, ready));
      else starved += 1;
    }
    await Promise.all(running);
    figures.add(`HTTP at ${String(perSecond)} a second: completion p50`, percentile(latencies, 0.5), 'ms');
    figures.add(`HTTP at ${String(perSecond)} a second: completion p99`, percentile(latencies, 0.99), 'ms');
    figures.add(`HTTP at ${String(perSecond)} a second: beats without an open task`, starved, '');
  }

  close(): Promise<void> {
    return this.engine.kill();
  }

  private async completeAndReturn(task: OpenTask, latencies: number[], ready: OpenTask[]): Promise<void> {
    await this.complete(task, latencies);
    const next = await this.nextTask(task.number);
    if (next) ready.push(next);
  }

  private async openTickets(count: number): Promise<OpenTask[]> {
    const opened: OpenTask[] = [];
    let left = count;
    const client = async (): Promise<void> => {
      while (left-- > 0) {
        const task = await this.nextTask(await this.report());
        if (task) opened.push(task);
      }
    };
    await Promise.all(Array.from({ length: 8 }, client));
    return opened;
  }

  private async ticket(latencies: number[]): Promise<void> {
    const number = await this.report();
    for (let task = await this.nextTask(number); task; task = await this.nextTask(number)) {
      await this.complete(task, latencies);
    }
  }

  private async report(): Promise<string> {
    const answer = await this.client.post<{ number: string }>('/api/tickets', report(this.tickets++));
    if (answer.status >= 300) throw new Error(`Expected a ticket, but got ${JSON.stringify(answer.body)}`);
    return answer.body.number;
  }

  private async nextTask(number: string): Promise<OpenTask | null> {
    const { body } = await this.client.get<Detail>(`/api/tickets/${number}`);
    const task = body.tasks.find(({ elementId }) => isBenchTask(elementId));
    return task ? { number, ...task } : null;
  }

  private async complete({ key, elementId }: OpenTask, latencies: number[]): Promise<void> {
    const values = answers[elementId as keyof typeof answers];
    const begun = performance.now();
    const answer = await this.client.post(`/api/tasks/${key}/complete`, { values });
    if (answer.status >= 300)
      throw new Error(`Expected ${elementId} to be completed, but got ${JSON.stringify(answer.body)}`);
    latencies.push(performance.now() - begun);
  }

  private async cpu(): Promise<{ readonly engine: number; readonly database: number }> {
    return { engine: cpuOf(this.engine.pid), database: await this.database.cpu() };
  }
}
