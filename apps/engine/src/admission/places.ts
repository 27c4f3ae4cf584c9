import type { RefusedAt, Refusals } from './refusals.js';
import { tooBusy } from './too-busy.js';

export interface PlacesOptions {
  readonly what: string;
  readonly at: RefusedAt;
  readonly all: number;
  readonly ofOne: number;
  /** Seconds after which a place is likely to be free. */
  readonly retryAfterSeconds: number;
}

/** Places for those who only wait, in all and of one account. */
export class Places {
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(
    private readonly options: PlacesOptions,
    private readonly refusals: Refusals,
  ) {}

  get taken(): number {
    return this.#all;
  }

  /** Answers how to leave it; a second call does nothing. Throws a refusal with Retry-After. */
  take(account: string): () => void {
    const own = this.#taken.get(account) ?? 0;
    this.#requireRoom(own);
    this.#all += 1;
    this.#taken.set(account, own + 1);
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      this.#leave(account);
    };
  }

  #requireRoom(own: number): void {
    const { what, at, all, ofOne, retryAfterSeconds } = this.options;
    if (own < ofOne && this.#all < all) return;
    this.refusals.count(at);
    const most = own >= ofOne ? `at most ${ofOne} ${what} of one account` : `at most ${all} ${what}`;
    throw tooBusy(`${most} at the same moment`, retryAfterSeconds);
  }

  #leave(account: string): void {
    this.#all -= 1;
    const left = (this.#taken.get(account) ?? 1) - 1;
    if (left === 0) this.#taken.delete(account);
    else this.#taken.set(account, left);
  }
}
