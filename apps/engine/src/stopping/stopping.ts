import { Injectable } from '@nestjs/common';

/** Whether this engine is on its way out; long polls, live streams and queues hear of it first. */
@Injectable()
export class Stopping {
  readonly #listeners = new Set<() => void>();
  #begun = false;

  get begun(): boolean {
    return this.#begun;
  }

  /** From here on it is not ready and takes nothing new. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  /** Answers how to stop listening; called at once where it has begun already. */
  onBegin(listener: () => void): () => void {
    if (this.#begun) listener();
    else this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
