import type { BenchDatabase } from '../database.js';
import type { Figures } from '../figures.js';

export interface Options {
  /** Of one measure. */
  readonly seconds: number;
  /** Of the large database. */
  readonly tickets: number;
  /** Names of the command line; none: all. */
  readonly wanted: readonly string[];
}

/** What every part gets. */
export interface Bench {
  readonly figures: Figures;
  readonly database: BenchDatabase;
  readonly options: Options;
}

export const isWanted = ({ wanted }: Options, name: string): boolean => wanted.length === 0 || wanted.includes(name);
