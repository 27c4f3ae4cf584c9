import { Injectable } from '@nestjs/common';

/** Where something was turned away. */
export type RefusedAt = 'requests' | 'commands' | 'long-polls' | 'live-streams' | 'uploads';

/** Milliseconds without a refusal after which an overload is over. */
const calm = 5_000;

/** Counts what was turned away, and for how long it has been going on. Wall time. */
@Injectable()
export class Refusals {
  readonly #counts = new Map<RefusedAt, number>();
  #since = 0;
  #last = -Infinity;

  get counts(): ReadonlyMap<RefusedAt, number> {
    return this.#counts;
  }

  count(at: RefusedAt, now: number = performance.now()): void {
    this.#counts.set(at, (this.#counts.get(at) ?? 0) + 1);
    // One account with too many streams does not make the engine busy.
    if (at !== 'requests' && at !== 'commands') return;
    if (now - this.#last > calm) this.#since = now;
    this.#last = now;
  }

  /** Milliseconds for which requests or commands have been turned away without a pause; 0: they are not. */
  overloadedFor(now: number = performance.now()): number {
    return now - this.#last > calm ? 0 : now - this.#since;
  }
}
