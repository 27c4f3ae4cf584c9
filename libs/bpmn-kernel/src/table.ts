import type { Key } from './keys.js';

/** What a command changed in one table. */
export interface TableChanges<Row> {
  readonly upserts: readonly Row[];
  readonly deletes: readonly Key[];
}

/**
 * Rows by key, with an overlay for the command that is being executed: `fork` costs nothing whatever the size,
 * `changes` is what the engine writes, and the base is untouched until the overlay is merged after COMMIT.
 */
export interface Table<Row> {
  get(key: Key): Row | undefined;
  has(key: Key): boolean;
  /** Live rows in order of insertion. */
  values(): Iterable<Row>;
  readonly size: number;
}
