import { Logger } from '@nestjs/common';
import type { DeliveryWakeUp } from './delivery-wake-up.js';
import type { PendingWork } from './pending-work.js';
import { Rounds } from './rounds.js';

/** `gone`: nobody waits any more; `held`: off the queue until who it is for is resumed; `elsewhere`: another engine is at it, or has done it. */
export type Delivered = 'delivered' | 'gone' | 'held' | 'elsewhere';

/** A queue of rows, each written with what caused it and delivered as a command of the case it is for. */
export interface DeliveryQueue<Item> {
  /** What it delivers, for the log. */
  readonly name: string;
  /** The oldest that wait, without those whose id is in `without`; read without a lock. */
  next(limit: number, without: readonly string[]): Promise<readonly Item[]>;
  /** What fails is left out, by this id, until the next sweep. */
  idOf(item: Item): string;
  /** Tells one delivery from every other; its id unless said. */
  readonly oneOf?: (item: Item) => string;
  deliver(item: Item): Promise<Delivered>;
  /** After a round that found something. */
  readonly tidy?: () => Promise<unknown>;
}

/** So many at a time. */
export const GROUP = 100;
/** Finds what an engine that was killed had written and not delivered. */
const SWEEP_EVERY = 5_000;

/** Hands over what waits in a queue: at once after a commit, by sweeping after a crash, in bounded groups. */
export class Deliveries<Item> {
  readonly #logger: Logger;
  readonly #rounds = new Rounds(() => this.#round());
  /** Under way in this engine. */
  readonly #running = new Map<string, Promise<boolean>>();
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #unlisten: () => void = () => undefined;

  constructor(
    private readonly queue: DeliveryQueue<Item>,
    private readonly engine: { readonly pending: PendingWork; readonly wakeUp: DeliveryWakeUp },
  ) {
    this.#logger = new Logger(queue.name);
  }

  start(): void {
    this.engine.pending.register(() => this.run());
    this.#unlisten = this.engine.wakeUp.listen(() => void this.run());
    this.#timer = setInterval(() => void this.run(), SWEEP_EVERY).unref();
    void this.run();
  }

  /** What is left waits in its table for the other engines, or for the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    if (this.#timer) clearInterval(this.#timer);
    await this.#rounds.ended();
  }

  /** Everything that is pending, and what comes meanwhile; answers whether there was anything. */
  run(): Promise<boolean> {
    return this.engine.pending.track(this.#rounds.run());
  }

  /** These at once, without waiting for the others; what fails is left to the next sweep. */
  deliverAll(items: readonly Item[]): Promise<void> {
    return this.engine.pending.track(this.#deliverGroups(items));
  }

  async #deliverGroups(items: readonly Item[]): Promise<void> {
    const failed = new Set<string>();
    for (let from = 0; from < items.length; from += GROUP) {
      await Promise.all(items.slice(from, from + GROUP).map((item) => this.#deliverOne(item, failed)));
    }
  }

  async #round(): Promise<boolean> {
    const failed = new Set<string>();
    let any = false;
    try {
      for (let group = await this.#next(failed); group.length > 0; group = await this.#next(failed)) {
        const progress = await Promise.all(group.map((item) => this.#deliverOne(item, failed)));
        any = progress.includes(true) || any;
      }
      if (any) await this.queue.tidy?.();
    } catch (error) {
      this.#logger.warn('Deliveries wait for the next sweep', error);
    }
    return any;
  }

  async #next(failed: ReadonlySet<string>): Promise<readonly Item[]> {
    return this.#stopped ? [] : this.queue.next(GROUP, [...failed]);
  }

  /** Whether it is off the queue; what failed waits for the next sweep. */
  async #deliverOne(item: Item, failed: Set<string>): Promise<boolean> {
    const delivered = await this.#deliverOnce(item);
    if (!delivered) failed.add(this.queue.idOf(item));
    return delivered;
  }

  /**
   * Who publishes and who sweeps may come to the same item: as two commands of one group each would find it waiting
   * still, because the group writes only at its end.
   */
  #deliverOnce(item: Item): Promise<boolean> {
    const one = (this.queue.oneOf ?? this.queue.idOf)(item);
    const running = this.#running.get(one);
    if (running) return running;
    const delivering = this.#deliver(item).finally(() => this.#running.delete(one));
    this.#running.set(one, delivering);
    return delivering;
  }

  async #deliver(item: Item): Promise<boolean> {
    try {
      return (await this.queue.deliver(item)) !== 'elsewhere';
    } catch (error) {
      const id = this.queue.idOf(item);
      this.#logger.error(`${this.queue.name}: ${id} was not delivered and is tried again later`, error);
      return false;
    }
  }
}
