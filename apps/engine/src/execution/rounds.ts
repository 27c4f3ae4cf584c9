/** Work on a queue: asked for while it runs, it begins another round, so nothing that came meanwhile is missed. */
export class Rounds {
  #running: Promise<boolean> | null = null;
  #again = false;

  /** `round` answers whether it found anything; it must not throw. */
  constructor(private readonly round: () => Promise<boolean>) {}

  /** Resolves after the last round: whether any of them found something. */
  run(): Promise<boolean> {
    this.#again = true;
    this.#running ??= Promise.resolve().then(() => this.#runAll());
    return this.#running;
  }

  /** Resolves when nothing runs. */
  async ended(): Promise<void> {
    await this.#running;
  }

  async #runAll(): Promise<boolean> {
    let any = false;
    try {
      while (this.#again) {
        this.#again = false;
        any = (await this.round()) || any;
      }
      return any;
    } finally {
      this.#running = null;
    }
  }
}
