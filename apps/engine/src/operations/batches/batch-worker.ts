import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { PendingWork } from '../../execution/pending-work.js';
import { Rounds } from '../../execution/rounds.js';
import { BatchItems, type WorkedBatch, type WorkedItem } from './batch-items.js';
import { BatchNotice } from './batch-notice.js';
import { BatchQueue } from './batch-queue.js';

/** Commands of batches that this engine has under way: few, so that what people do goes first. */
const AT_ONCE = 8;
/** Read at a time and worked in an order of chance, so that engines seldom reach for the same item. */
const GROUP = 96;
/** Wall time: finds what an engine that was killed has left. */
const LOOK_EVERY = 5_000;
/** An item that nobody can explain is given up after so many attempts of this engine. */
const MOST_ATTEMPTS = 3;

/** Works through batch operations beside other engines. */
@Injectable()
export class BatchWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(BatchWorker.name);
  readonly #rounds = new Rounds(() => this.#round());
  readonly #attempts = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #forget: () => void = () => undefined;
  #stopped = false;

  constructor(
    private readonly queue: BatchQueue,
    private readonly items: BatchItems,
    private readonly notice: BatchNotice,
    private readonly pending: PendingWork,
  ) {}

  onApplicationBootstrap(): void {
    this.pending.register(() => this.run());
    this.#forget = this.notice.listen(() => void this.run());
    this.#timer = setInterval(() => void this.run(), LOOK_EVERY).unref();
    void this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.#forget();
    if (this.#timer) clearInterval(this.#timer);
    await this.#rounds.ended();
  }

  /** Everything that batches have to do, and what comes meanwhile; answers whether there was anything. */
  run(): Promise<boolean> {
    return this.pending.track(this.#rounds.run());
  }

  async #round(): Promise<boolean> {
    const without = new Set<Key>();
    let any = false;
    try {
      while (!this.#stopped && (await this.#turn(without))) any = true;
    } catch (error) {
      this.#logger.warn(`Batch operations wait for the next look: ${String(error)}`);
    }
    return any;
  }

  /** A group of each batch that runs; answers whether anything was done. */
  async #turn(without: Set<Key>): Promise<boolean> {
    let any = false;
    for (const batch of await this.queue.running()) {
      const group = await this.queue.next(batch, GROUP, [...without]);
      if (group.length > 0) any = (await this.#workGroup(batch, group, without)) || any;
      else await this.queue.finish(batch);
    }
    if (any) this.notice.worked();
    return any;
  }

  async #workGroup(batch: WorkedBatch, group: readonly WorkedItem[], without: Set<Key>): Promise<boolean> {
    const left = shuffled(group);
    let any = false;
    const lane = async (): Promise<void> => {
      for (let item = left.pop(); item && !this.#stopped; item = left.pop()) {
        if (await this.#workOne(batch, item)) any = true;
        else without.add(item.key);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return any;
  }

  /** False where it is left to others, or to the next look. */
  async #workOne(batch: WorkedBatch, item: WorkedItem): Promise<boolean> {
    try {
      return (await this.items.work(item, batch)) === 'done';
    } catch (error) {
      return this.#unexplained(item, error);
    }
  }

  async #unexplained(item: WorkedItem, error: unknown): Promise<boolean> {
    const id = `${item.batch_key} ${item.key}`;
    const attempts = (this.#attempts.get(id) ?? 0) + 1;
    this.#logger.error(`Item ${item.key} of batch ${item.batch_key} failed (attempt ${attempts})`, error);
    this.#attempts.set(id, attempts);
    if (attempts < MOST_ATTEMPTS) return false;
    this.#attempts.delete(id);
    await this.items.fail(item, {
      code: 'internal-error',
      message: `Expected this to work, but the engine failed ${MOST_ATTEMPTS} times and nothing was changed. Its log says more.`,
    });
    return true;
  }
}

const shuffled = <Item>(items: readonly Item[]): Item[] => {
  const places = items.map((item) => ({ item, place: Math.random() }));
  return places.sort((a, b) => a.place - b.place).map(({ item }) => item);
};
