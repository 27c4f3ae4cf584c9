import { Agent, request } from 'node:http';
import type { Page, TaskSummary } from '@relevo/contracts';
import { EngineProcess } from '../../faults/support/engine-process.js';
import { basic, HttpClient } from '../../support/http-client.js';
import { answers, isBenchTask, report } from '../walk.js';

export interface OpenTask {
  readonly number: string;
  readonly key: string;
  readonly elementId: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Detail {
  readonly tasks: readonly { readonly key: string; readonly elementId: string }[];
}

/** The built engine in a process of its own, driven through `/api` as the desk does: forms checked, rights decided. */
export class HttpDesk {
  // Plain node:http: what the load generator takes of the two cores, the engine lacks.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  #tickets = 0;

  private constructor(
    private readonly engine: EngineProcess,
    readonly headers: Readonly<Record<string, string>>,
  ) {
    process.once('exit', this.#kill);
  }

  static async start(databaseUrl: string, dataDir: string): Promise<HttpDesk> {
    const engine = await EngineProcess.start(databaseUrl, dataDir);
    const administrator = new HttpClient(engine.url, basic('administrator'));
    const issued = await administrator.post<{ token: string }>('/api/tokens', { user: 'administrator', name: 'bench' });
    return new HttpDesk(engine, { authorization: `Bearer ${issued.body.token}` });
  }

  get pid(): number {
    return this.engine.pid;
  }

  /** For what is no part of a measure. */
  get client(): HttpClient {
    return new HttpClient(this.engine.url, this.headers);
  }

  /** Where the bench ends before it stops it. */
  readonly #kill = (): void => void this.engine.kill();

  stop(): Promise<void> {
    process.off('exit', this.#kill);
    this.#agent.destroy();
    return this.engine.kill();
  }

  async report(): Promise<string> {
    const { text } = await this.#send('POST', '/api/tickets', report(this.#tickets++));
    return (JSON.parse(text) as { number: string }).number;
  }

  async nextTask(number: string): Promise<OpenTask | null> {
    const { text } = await this.#send('GET', `/api/tickets/${number}`);
    const task = (JSON.parse(text) as Detail).tasks.find(({ elementId }) => isBenchTask(elementId));
    return task ? { number, key: task.key, elementId: task.elementId } : null;
  }

  /** The ticket's task as the list of all tasks has it. */
  async listed(number: string): Promise<OpenTask | null> {
    const { text } = await this.#send('GET', `/api/tasks?view=all&ticket=${number}`);
    const [task] = (JSON.parse(text) as Page<TaskSummary>).items;
    return task ? { number, key: task.key, elementId: task.elementId } : null;
  }

  async complete({ key, elementId }: OpenTask): Promise<void> {
    await this.#send('POST', `/api/tasks/${key}/complete`, { values: answers[elementId as keyof typeof answers] });
  }

  /** A request that finds nothing to do. */
  async live(): Promise<void> {
    await this.#send('GET', '/health/live');
  }

  /** A request that asks who sent it. */
  async whoCalls(): Promise<void> {
    await this.#send('GET', '/api/session');
  }

  /** So many tickets, each at its first task. */
  async openTickets(count: number): Promise<OpenTask[]> {
    const opened: OpenTask[] = [];
    await inParallel(8, Array.from({ length: count }), async () => {
      const task = await this.nextTask(await this.report());
      if (task) opened.push(task);
    });
    return opened;
  }

  async #send(method: string, path: string, body?: unknown): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const answer = await new Promise<Answer>((resolve, reject) => {
      const headers = { ...this.headers, ...(payload !== undefined && jsonHeaders(payload)) };
      const call = request(`${this.engine.url}${path}`, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      call.on('error', reject);
      call.end(payload);
    });
    if (answer.status < 300) return answer;
    throw new Error(`Expected ${method} ${path} to be answered, but got ${String(answer.status)}: ${answer.text}`);
  }
}

const jsonHeaders = (payload: string): Readonly<Record<string, string | number>> => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(payload),
});

/** So many at a time, each item once. */
export const inParallel = async <T>(
  clients: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const left = [...items];
  const client = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined || left.length > 0; item = left.shift()) await work(item as T);
  };
  await Promise.all(Array.from({ length: clients }, client));
};
