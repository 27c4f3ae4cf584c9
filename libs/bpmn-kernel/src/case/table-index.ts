import type { Key } from '../keys.js';

/** What one layer of a table adds to and removes from the keys that its parent has under one value. */
interface Difference {
  readonly added: Set<Key>;
  readonly removed: Set<Key>;
}

/** Keys by an indexed value, layer over layer: counting and finding the first cost nothing whatever the size. */
export class TableIndex {
  /** null: this layer changes nothing. */
  #differences: Map<string, Difference> | null = null;

  constructor(private readonly parent: TableIndex | null) {}

  add(value: string, key: Key): void {
    const difference = this.#differenceOf(value);
    if (!difference.removed.delete(key)) difference.added.add(key);
  }

  remove(value: string, key: Key): void {
    const difference = this.#differenceOf(value);
    if (!difference.added.delete(key) && this.parent) difference.removed.add(key);
    if (difference.added.size + difference.removed.size === 0) this.#differences?.delete(value);
  }

  count(value: string): number {
    const difference = this.#differences?.get(value);
    const below = this.parent?.count(value) ?? 0;
    return difference ? below + difference.added.size - difference.removed.size : below;
  }

  *keys(value: string): Generator<Key> {
    const difference = this.#differences?.get(value);
    if (this.parent) {
      for (const key of this.parent.keys(value)) if (!difference?.removed.has(key)) yield key;
    }
    if (difference) yield* difference.added;
  }

  #differenceOf(value: string): Difference {
    this.#differences ??= new Map();
    const known = this.#differences.get(value);
    if (known) return known;
    const difference = { added: new Set<Key>(), removed: new Set<Key>() };
    this.#differences.set(value, difference);
    return difference;
  }
}
