interface Asked<Value> {
  readonly resolve: (value: Value | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One read for all who ask at the same moment. What is asked while a read is under way goes with the next one: every
 * answer was read after it was asked for, and none is kept.
 */
export class Gathered<Value> {
  #asked = new Map<string, Asked<Value>[]>();
  #busy = false;

  /** `read` answers those that there are, by key. */
  constructor(private readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {}

  /** Null where there is none. */
  get(key: string): Promise<Value | null> {
    return new Promise((resolve, reject) => {
      const asked = this.#asked.get(key);
      if (asked) asked.push({ resolve, reject });
      else this.#asked.set(key, [{ resolve, reject }]);
      if (this.#busy) return;
      this.#busy = true;
      // One look at the sockets brings several requests: all of them are here before this comes round.
      setImmediate(() => void this.#readAll());
    });
  }

  async #readAll(): Promise<void> {
    while (this.#asked.size > 0) {
      const asked = this.#asked;
      this.#asked = new Map();
      await this.#answer(asked);
    }
    this.#busy = false;
  }

  async #answer(asked: ReadonlyMap<string, readonly Asked<Value>[]>): Promise<void> {
    try {
      const found = await this.read([...asked.keys()]);
      for (const [key, waiting] of asked) for (const { resolve } of waiting) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const waiting of asked.values()) for (const { reject } of waiting) reject(error);
    }
  }
}
