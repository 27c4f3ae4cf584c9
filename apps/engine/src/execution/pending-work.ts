import { Injectable } from '@nestjs/common';

/** What this engine does by itself right now: deliveries, internal workers. `Executor.settled` waits for it. */
@Injectable()
export class PendingWork {
  readonly #running = new Set<Promise<unknown>>();

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Answers `work` itself; a failure of it is its owner's to tell. */
  track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.catch(() => undefined).finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    return work;
  }

  /** Resolves when nothing runs any more, nor what followed from it. */
  async idle(): Promise<void> {
    while (this.busy) await Promise.all(this.#running);
  }
}
