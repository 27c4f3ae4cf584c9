import type { Key } from '../keys.js';

type KeysByValue = Map<string, Set<Key>>;

/**
 * Keys by an indexed value, layer over layer: counting and finding the first cost nothing whatever the size. A layer
 * says what it adds to and removes from those below it.
 */
export class TableIndex {
  /** null, both: most layers change nothing, and what lies at the bottom only adds. */
  #added: KeysByValue | null = null;
  #removed: KeysByValue | null = null;

  constructor(private readonly parent: TableIndex | null) {}

  add(value: string, key: Key): void {
    if (!drop(this.#removed, value, key)) put((this.#added ??= new Map()), value, key);
  }

  remove(value: string, key: Key): void {
    if (!drop(this.#added, value, key) && this.parent) put((this.#removed ??= new Map()), value, key);
  }

  count(value: string): number {
    const below = this.parent?.count(value) ?? 0;
    return below + (this.#added?.get(value)?.size ?? 0) - (this.#removed?.get(value)?.size ?? 0);
  }

  *keys(value: string): Generator<Key> {
    if (this.parent) {
      const removed = this.#removed?.get(value);
      for (const key of this.parent.keys(value)) if (!removed?.has(key)) yield key;
    }
    const added = this.#added?.get(value);
    if (added) yield* added;
  }
}

const put = (all: KeysByValue, value: string, key: Key): void => {
  const keys = all.get(value);
  if (keys) keys.add(key);
  else all.set(value, new Set([key]));
};

/** Whether the key was there. */
const drop = (all: KeysByValue | null, value: string, key: Key): boolean => {
  const keys = all?.get(value);
  if (!keys?.delete(key)) return false;
  if (keys.size === 0) all?.delete(value);
  return true;
};
