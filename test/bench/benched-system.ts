import type { CpuSeconds } from './cpu.js';
import { type Figures, percentile } from './figures.js';

/** What one system did with so many clients. */
export interface Measured {
  /** Tasks that people completed, within `seconds`. */
  readonly tasks: number;
  readonly seconds: number;
  /** Milliseconds from handing "complete" over to its answer. */
  readonly p50: number;
  readonly p99: number;
  /** `load` is null where load generator and engine share a process: it is part of `engine` then. */
  readonly cpu: { readonly engine: CpuSeconds; readonly database: CpuSeconds; readonly load: CpuSeconds | null };
  /** Figures that only this system has; the name follows the system's. */
  readonly more?: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
}

/** One of those that run the same incident flow on the same server: each in its own file under `systems/`. */
export interface BenchedSystem {
  /** As the figures name it. */
  readonly name: string;
  /** What a reader must know to compare it. */
  readonly remark: string;
  /** Runs what will be measured, and throws the figures away. */
  warm(seconds: number): Promise<void>;
  measure(clients: number, seconds: number): Promise<Measured>;
  stop(): Promise<void>;
}

/** It cannot be measured here, and why. */
export class NotMeasured extends Error {
  override readonly name = 'NotMeasured';
}

/** Completions of a window of time: those before and after it are done and not counted. */
export class Window {
  readonly #latencies: number[] = [];
  readonly #ends: number;

  constructor(private readonly seconds: number) {
    this.#ends = performance.now() + seconds * 1_000;
  }

  get isOver(): boolean {
    return performance.now() >= this.#ends;
  }

  get left(): number {
    return Math.max(0, this.#ends - performance.now());
  }

  /** A completion that was handed over at `begun` has been answered now. */
  completed(begun: number): void {
    const now = performance.now();
    if (now < this.#ends) this.#latencies.push(now - begun);
  }

  measured(cpu: Measured['cpu']): Measured {
    return { ...figuresOf(this.#latencies), seconds: this.seconds, cpu };
  }
}

export const figuresOf = (latencies: readonly number[]): Pick<Measured, 'tasks' | 'p50' | 'p99'> => ({
  tasks: latencies.length,
  p50: percentile(latencies, 0.5),
  p99: percentile(latencies, 0.99),
});

export const nameOf = (system: string, clients: number): string =>
  `${system}, ${String(clients)} ${clients === 1 ? 'client' : 'clients'}`;

export const addMeasured = (figures: Figures, name: string, measured: Measured): void => {
  const { tasks, seconds, p50, p99, cpu, more = [] } = measured;
  const perTask = (used: CpuSeconds): number => (used * 1e6) / tasks;
  figures.add(`${name}: completed tasks`, tasks / seconds, '/s');
  figures.add(`${name}: completion p50`, p50, 'ms');
  figures.add(`${name}: completion p99`, p99, 'ms');
  figures.add(`${name}: engine CPU per task`, perTask(cpu.engine), 'µs');
  figures.add(`${name}: database CPU per task`, perTask(cpu.database), 'µs');
  if (cpu.load !== null) figures.add(`${name}: load generator CPU per task`, perTask(cpu.load), 'µs');
  for (const { name: what, value, unit } of more) figures.add(`${name}: ${what}`, value, unit);
};
