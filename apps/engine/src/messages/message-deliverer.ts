import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { Database } from '../database/database.js';
import { Deliveries } from '../execution/deliveries.js';
import { DeliveryWakeUp } from '../execution/delivery-wake-up.js';
import { PendingWork } from '../execution/pending-work.js';
import { type Delivery, DeliveryCommands } from './delivery-commands.js';

const SELECT_PENDING = `SELECT d.message_key, d.bpmn_process_id, d.root_key, d.subscription_key, m.name, m.correlation_key
  FROM message_delivery d JOIN message m ON m.key = d.message_key
  WHERE d.state = 'pending' AND NOT d.held`;
const PENDING = `${SELECT_PENDING} AND NOT (d.message_key = ANY($2::bigint[])) ORDER BY d.age LIMIT $1`;
const PENDING_OF_MESSAGE = `${SELECT_PENDING} AND d.message_key = $1 ORDER BY d.age`;

/** Hands over what messages were promised to: at once after a commit, by sweeping after a crash, exactly once. */
@Injectable()
export class MessageDeliverer implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #deliveries: Deliveries<Delivery>;

  constructor(
    private readonly database: Database,
    commands: DeliveryCommands,
    pending: PendingWork,
    private readonly wakeUp: DeliveryWakeUp,
  ) {
    const queue = {
      name: 'Messages',
      next: (limit: number, without: readonly string[]) => database.query<Delivery>(PENDING, [limit, without]),
      idOf: ({ message_key }: Delivery) => message_key,
      oneOf: ({ message_key, bpmn_process_id, subscription_key }: Delivery) =>
        JSON.stringify([message_key, bpmn_process_id, subscription_key]),
      deliver: (delivery: Delivery) => commands.deliver(delivery),
    };
    this.#deliveries = new Deliveries(queue, { pending, wakeUp });
  }

  onApplicationBootstrap(): void {
    this.#deliveries.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#deliveries.stop();
  }

  /** Everything that is pending, and what comes meanwhile; answers whether there was anything. */
  deliver(): Promise<boolean> {
    return this.#deliveries.run();
  }

  /** One message at once, without waiting for the others; what fails is left to the next sweep. */
  async deliverMessage(messageKey: Key, matches: number): Promise<void> {
    const deliveries = await this.database.query<Delivery>(PENDING_OF_MESSAGE, [messageKey]);
    await this.#deliveries.deliverAll(deliveries);
    // Starts that other triggers must come to as well go their own way (starts/).
    if (deliveries.length < matches) this.wakeUp.raise();
  }
}
