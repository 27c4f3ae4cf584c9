const buckets = 5;
const bucketMilliseconds = 1_000;

/** How many a second were done in the last seconds; of wall time. */
export class ServiceRate {
  readonly #counts = new Array<number>(buckets).fill(0);
  #bucket: number;
  readonly #begun: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.#begun = now();
    this.#bucket = this.#bucketOf(this.#begun);
  }

  count(): void {
    this.#turn();
    const at = this.#bucket % buckets;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  get perSecond(): number {
    this.#turn();
    const seen = Math.min(this.now() - this.#begun, buckets * bucketMilliseconds);
    const sum = this.#counts.reduce((all, one) => all + one, 0);
    return sum / Math.max(seen / 1_000, 1);
  }

  #bucketOf(at: number): number {
    return Math.floor(at / bucketMilliseconds);
  }

  /** Empties the buckets of seconds in which nothing was counted. */
  #turn(): void {
    const bucket = this.#bucketOf(this.now());
    const passed = Math.min(bucket - this.#bucket, buckets);
    for (let step = 1; step <= passed; step += 1) this.#counts[(this.#bucket + step) % buckets] = 0;
    // After a long pause every bucket is empty, whichever comes first.
    this.#bucket = bucket;
    if (passed === buckets) this.#counts.fill(0);
  }
}
