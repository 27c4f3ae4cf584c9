import { Injectable } from '@nestjs/common';

/** Looks into the database for internal work and does it; answers whether there was any. */
export type Sweep = () => Promise<boolean>;

/** What this engine does by itself right now: deliveries, internal workers. `Executor.settled` waits for it. */
@Injectable()
export class PendingWork {
  readonly #running = new Set<Promise<unknown>>();
  readonly #sweeps: Sweep[] = [];

  register(sweep: Sweep): void {
    this.#sweeps.push(sweep);
  }

  /** Until nothing internal is pending in the whole installation: also what another engine left behind. */
  async sweep(): Promise<void> {
    for (let found = true; found;) {
      await this.idle();
      found = false;
      for (const sweep of this.#sweeps) found = (await sweep()) || found;
    }
  }

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
