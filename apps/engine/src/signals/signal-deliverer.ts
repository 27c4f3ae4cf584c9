import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { Database } from '../database/database.js';
import { Deliveries, GROUP } from '../execution/deliveries.js';
import { DeliveryWakeUp } from '../execution/delivery-wake-up.js';
import { Executor } from '../execution/executor.js';
import { PendingWork } from '../execution/pending-work.js';
import { GatheredStarts } from '../starts/gathered-starts.js';
import { signalCommand, type SignalDelivery } from './signal-delivery.js';

export const PENDING = `SELECT age, signal_key, root_key, subscription_key, of_triggers FROM signal_delivery
  WHERE NOT held AND NOT (age = ANY($2::bigint[])) ORDER BY age LIMIT $1`;
export const PENDING_OF_SIGNAL = `SELECT age, signal_key, root_key, subscription_key, of_triggers FROM signal_delivery
  WHERE signal_key = $1 AND age > $2 AND NOT held ORDER BY age LIMIT $3`;

/** Who throws a signal waits for so many deliveries at most. */
const MOST_AT_ONCE = 1_000;

/** Signals that everybody has; a signal and its deliveries come to be in one transaction. */
const TIDY = `DELETE FROM signal WHERE key IN (
    SELECT s.key FROM signal s WHERE NOT EXISTS (SELECT 1 FROM signal_delivery d WHERE d.signal_key = s.key)
    FOR UPDATE SKIP LOCKED)`;

/** Hands signals to those who waited when they were thrown: at once after a commit, by sweeping after a crash, exactly once. */
@Injectable()
export class SignalDeliverer implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #deliveries: Deliveries<SignalDelivery>;

  constructor(
    private readonly database: Database,
    executor: Executor,
    pending: PendingWork,
    wakeUp: DeliveryWakeUp,
    gathered: GatheredStarts,
  ) {
    const queue = {
      name: 'Signals',
      next: (limit: number, without: readonly string[]) => database.query<SignalDelivery>(PENDING, [limit, without]),
      idOf: ({ age }: SignalDelivery) => age,
      deliver: (delivery: SignalDelivery) =>
        delivery.of_triggers > 1 ? gathered.gather(delivery.age) : executor.submit(signalCommand(delivery)),
      tidy: () => database.query(TIDY),
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

  /**
   * One signal at once, in bounded groups, without waiting for the others; what fails is left to the next sweep. Where
   * very many wait, the rest follows behind: nobody who asks waits for all of them.
   */
  async deliverSignal(signalKey: Key): Promise<void> {
    let gathered = false;
    let delivered = 0;
    let group = await this.#ofSignal(signalKey, '0');
    for (; group.length > 0 && delivered < MOST_AT_ONCE; delivered += GROUP) {
      await this.#deliveries.deliverAll(group);
      gathered ||= group.some(({ of_triggers }) => of_triggers > 1);
      group = await this.#ofSignal(signalKey, group.at(-1)?.age ?? '0');
    }
    if (group.length > 0) return void this.deliver();
    // What was gathered may be on its way as a start now.
    if (gathered) await this.deliver();
    await this.database.query(TIDY);
  }

  #ofSignal(signalKey: Key, after: string): Promise<SignalDelivery[]> {
    return this.database.query<SignalDelivery>(PENDING_OF_SIGNAL, [signalKey, after, GROUP]);
  }
}
