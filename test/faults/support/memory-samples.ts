import { setTimeout as pause } from 'node:timers/promises';
import type { EngineProcess, Memory } from './engine-process.js';

const megabyte = 1024 * 1024;

/** Looks at an engine's memory every so often, right after a garbage collection. */
export class MemorySamples {
  readonly samples: Memory[] = [];

  constructor(private readonly engine: EngineProcess) {}

  /** For so many milliseconds, with so many between two looks. */
  async watch(milliseconds: number, every: number): Promise<void> {
    const until = Date.now() + milliseconds;
    while (Date.now() < until) {
      this.samples.push(await this.engine.memory());
      await pause(every);
    }
  }

  /** Megabytes that are held more in the last third of the samples than in the second: it has warmed up by then. */
  grown(what: keyof Memory): number {
    const third = Math.floor(this.samples.length / 3);
    const middle = median(this.samples.slice(third, 2 * third).map((sample) => sample[what]));
    const last = median(this.samples.slice(2 * third).map((sample) => sample[what]));
    return Math.round((last - middle) / megabyte);
  }

  /** Megabytes, of the last look. */
  now(what: keyof Memory): number {
    return Math.round((this.samples.at(-1)?.[what] ?? 0) / megabyte);
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
