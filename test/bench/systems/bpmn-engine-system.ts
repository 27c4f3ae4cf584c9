import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Engine } from 'bpmn-engine';
import { Pool, type PoolClient } from 'pg';
import type { BenchedSystem, Measured } from '../benched-system.js';
import type { BenchDatabase } from '../database.js';
import { answers, report, tasksPerTicket } from '../walk.js';
import { measureInProcess } from './executor-system.js';

const database = 'bpmn_engine';
const source = readFileSync(join(import.meta.dirname, '..', 'peers', 'service-desk.bpmn'), 'utf8');
const steps = Object.entries(answers);

interface ActivityApi {
  readonly id: string;
  readonly environment: { readonly output: Record<string, unknown> };
  signal(message?: unknown): void;
}

interface Step {
  readonly client: PoolClient;
  readonly id: number;
}

/** `${name}`: a variable of the case; the flow has no other expressions. */
const expressions = {
  resolveExpression: (template: string, context: unknown): unknown => {
    const name = /^\$\{(\w+)\}$/.exec(template)?.[1];
    const { environment } = context as { readonly environment?: { readonly output: Record<string, unknown> } };
    return name === undefined ? template : environment?.output[name];
  },
  isExpression: (text: string): boolean => text.startsWith('${'),
  hasExpression: (text: string): boolean => text.includes('${'),
};

const extensions = {
  /** The engine's own worker in the shipped flow: here it answers at once. */
  publish: (activity: { type: string; behaviour: Record<string, unknown> }) => {
    if (activity.type !== 'bpmn:ServiceTask') return;
    activity.behaviour['Service'] = function Publish() {
      return { execute: (_message: unknown, done: (error: null, output: unknown) => void) => done(null, 'article') };
    };
  },
};

/** Ends its timers; one that has ended would never answer. */
const stopped = async (engine: Engine): Promise<void> => {
  if (engine.state === 'running') await engine.stop();
};

/** bpmn-engine in this process: each step recovers the case from its row, signals, and saves its state before it answers. */
export class BpmnEngineSystem implements BenchedSystem {
  readonly name = 'bpmn-engine';
  readonly remark = 'state as JSON in one row per case, saved after each step; it has no history of its own';
  #cases = 0;

  private constructor(
    private readonly pool: Pool,
    private readonly server: BenchDatabase,
  ) {}

  static async start(server: BenchDatabase): Promise<BpmnEngineSystem> {
    const pool = new Pool({ connectionString: await server.create(database), max: 10 });
    await pool.query('CREATE TABLE case_state (id bigint PRIMARY KEY, state json NOT NULL)');
    return new BpmnEngineSystem(pool, server);
  }

  async warm(seconds: number): Promise<void> {
    await this.measure(8, seconds);
  }

  measure(clients: number, seconds: number): Promise<Measured> {
    return measureInProcess(this.server, { clients, seconds }, (completed) => this.#ticket(completed));
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.server.drop(database);
  }

  async #ticket(completed: (begun: number) => void): Promise<void> {
    const id = this.#cases++;
    await this.#inTransaction((client) => this.#start({ client, id }));
    for (let index = 0; index < tasksPerTicket; index += 1) {
      const begun = performance.now();
      await this.#inTransaction((client) => this.#complete({ client, id }, index));
      completed(begun);
    }
  }

  async #inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await work(client);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }

  async #start({ client, id }: Step): Promise<void> {
    const engine = new Engine({ name: 'bench', source, expressions, extensions } as never);
    const { title, description } = report(id);
    await engine.execute({ listener: new EventEmitter(), variables: { title, description } } as never);
    const state = JSON.stringify(await engine.getState());
    await stopped(engine);
    await client.query({ name: 'open', text: 'INSERT INTO case_state VALUES ($1, $2)', values: [id, state] });
  }

  async #complete({ client, id }: Step, index: number): Promise<void> {
    const [elementId, values] = steps[index] ?? [];
    const { rows } = await client.query<{ state: object }>({
      ...{ name: 'load', text: 'SELECT state FROM case_state WHERE id = $1 FOR UPDATE', values: [id] },
    });
    const engine = new Engine({ name: 'bench', expressions, extensions } as never).recover(rows[0]?.state as never);
    const listener = new EventEmitter();
    const waiting = new Map<string, ActivityApi>();
    listener.on('activity.wait', (api: ActivityApi) => void waiting.set(api.id, api));
    await engine.resume({ listener } as never);
    const task = waiting.get(elementId ?? '');
    if (!task) throw new Error(`Expected bpmn-engine to wait at ${String(elementId)}, but it does not.`);
    const known = elementId === 'Task_Investigate' ? { solutionIsNew: true } : {};
    Object.assign(task.environment.output, values, known);
    task.signal(values);
    const state = JSON.stringify(await engine.getState());
    await stopped(engine);
    await client.query({ name: 'save', text: 'UPDATE case_state SET state = $2 WHERE id = $1', values: [id, state] });
  }
}
