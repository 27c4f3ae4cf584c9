import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { holds, type Graph } from './graph.js';
import { toXml } from './to-xml.js';

interface Waiting {
  readonly id: string;
  readonly signal: () => void;
}

interface ActivityApi {
  readonly id: string;
  signal(): void;
}

/** bpmn-engine on the same diagram. It runs synchronously up to where people are asked. */
export class BpmnEngineRun {
  v = 0;
  readonly trace: string[] = [];
  isOver = false;
  readonly #waiting: Waiting[] = [];

  private constructor(private readonly graph: Graph) {}

  static async start(graph: Graph, v: number): Promise<BpmnEngineRun> {
    const run = new BpmnEngineRun(graph);
    run.v = v;
    await run.#start();
    return run;
  }

  /** User tasks that were begun. */
  get active(): readonly string[] {
    return this.#waiting.map(({ id }) => id).sort();
  }

  complete(id: string): void {
    const index = this.#waiting.findIndex((waiting) => waiting.id === id);
    const [waiting] = this.#waiting.splice(index, index < 0 ? 0 : 1);
    if (!waiting) throw new Error(`Expected bpmn-engine to wait at ${id}, but it does not.`);
    waiting.signal();
  }

  async #start(): Promise<void> {
    const listener = new EventEmitter();
    listener.on('activity.wait', (api: ActivityApi) => {
      this.#waiting.push({ id: api.id, signal: () => api.signal() });
    });
    listener.on('activity.end', (api: ActivityApi) => this.trace.push(api.id));
    const engine = new Engine({ name: 'differential', source: toXml(this.graph) });
    engine.once('end', () => {
      this.isOver = true;
    });
    const conditions = this.graph.flows.map(({ id, when }) => [id, () => !when || holds(when, this.v)] as const);
    await engine.execute({ listener, services: Object.fromEntries(conditions) });
  }
}
