import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { Database } from '../database/database.js';
import { PendingWork } from '../execution/pending-work.js';
import { Rounds } from '../execution/rounds.js';
import { type Delivery, DeliveryCommands } from './delivery-commands.js';
import { DeliverySignal } from './delivery-signal.js';

const GROUP = 100;
/** Finds what an engine that was killed had promised and not delivered. */
const SWEEP_EVERY = 5_000;

const SELECT_PENDING = `SELECT d.message_key, d.bpmn_process_id, d.root_key, d.subscription_key, m.name, m.correlation_key
  FROM message_delivery d JOIN message m ON m.key = d.message_key
  WHERE d.state = 'pending'`;
const PENDING = `${SELECT_PENDING} AND NOT (d.message_key = ANY($2::bigint[])) ORDER BY d.age LIMIT $1`;
const PENDING_OF_MESSAGE = `${SELECT_PENDING} AND d.message_key = $1 ORDER BY d.age`;

/** Hands over what messages were promised to: at once after a commit, by sweeping after a crash, exactly once. */
@Injectable()
export class MessageDeliverer implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(MessageDeliverer.name);
  #timer: NodeJS.Timeout | null = null;
  readonly #rounds = new Rounds(() => this.#round());

  constructor(
    private readonly database: Database,
    private readonly commands: DeliveryCommands,
    private readonly pending: PendingWork,
    private readonly signal: DeliverySignal,
  ) {}

  onApplicationBootstrap(): void {
    this.pending.register(() => this.deliver());
    this.signal.listen(() => void this.deliver());
    this.#timer = setInterval(() => void this.deliver(), SWEEP_EVERY).unref();
    void this.deliver();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.signal.listen(() => undefined);
    await this.#rounds.ended();
  }

  /** Everything that is pending, and what comes meanwhile; answers whether there was anything. */
  deliver(): Promise<boolean> {
    return this.pending.track(this.#rounds.run());
  }

  /** One message at once, without waiting for the others; what fails is left to the next sweep. */
  async deliverMessage(messageKey: Key): Promise<void> {
    const deliveries = await this.database.query<Delivery>(PENDING_OF_MESSAGE, [messageKey]);
    const failed = new Set<Key>();
    await this.pending.track(Promise.all(deliveries.map((delivery) => this.#deliverOne(delivery, failed))));
  }

  async #round(): Promise<boolean> {
    const failed = new Set<Key>();
    let any = false;
    try {
      for (let group = await this.#next(failed); group.length > 0; group = await this.#next(failed)) {
        const progress = await Promise.all(group.map((delivery) => this.#deliverOne(delivery, failed)));
        any = progress.includes(true) || any;
      }
    } catch (error) {
      this.#logger.warn(`Messages wait for the next sweep: ${String(error)}`);
    }
    return any;
  }

  #next(failed: ReadonlySet<Key>): Promise<Delivery[]> {
    return this.database.query<Delivery>(PENDING, [GROUP, [...failed]]);
  }

  /** Whether it is off the queue; what failed waits for the next sweep. */
  async #deliverOne(delivery: Delivery, failed: Set<Key>): Promise<boolean> {
    try {
      if ((await this.commands.deliver(delivery)) !== 'elsewhere') return true;
    } catch (error) {
      this.#logger.error(`Message ${delivery.message_key} was not delivered to case ${delivery.root_key}`, error);
    }
    failed.add(delivery.message_key);
    return false;
  }
}
