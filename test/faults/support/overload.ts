import { setTimeout as pause } from 'node:timers/promises';
import { Orders, type OrderLedger, taken } from './orders.js';

/** Commands a second that so many clients, one command after the other each, get answered. */
export const sustainableRate = async (orders: Orders, clients: number, seconds: number): Promise<number> => {
  const until = performance.now() + seconds * 1_000;
  const before = taken(orders.ledger);
  const client = async (): Promise<void> => {
    while (performance.now() < until) await orders.send();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (taken(orders.ledger) - before) / seconds;
};

/** Milliseconds between beats, each of which sends what is due by then. */
const beat = 20;
/**
 * Requests under way: more than an engine lets in (admission/allowance.ts), and as many again that wait for their turn
 * to be refused, at whatever rate.
 */
export const crowdOf = (perSecond: number): number => Math.min(Math.max(1_200, Math.ceil(perSecond * 8)), 3_500);
/** Seconds without a refusal after which the crowd grows by half: the machine was slower when it was measured. */
const calm = 4;

/** Commands on a fixed beat, whether earlier ones were answered or not: nobody outside slows down for the engine. */
export class OpenLoop {
  readonly #running = new Set<Promise<unknown>>();
  /** Commands that were sent. */
  sent = 0;

  constructor(
    private readonly orders: Orders,
    private readonly most: number,
  ) {}

  async run(perSecond: number, seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1_000;
    let [rate, due, last, calmSince] = [perSecond, 0, performance.now(), performance.now()];
    let { refused } = this.orders.ledger;
    for (let now = last; now < until; now = performance.now()) {
      due = Math.min(due + ((now - last) / 1_000) * rate, this.most - this.#running.size);
      last = now;
      for (; due >= 1; due -= 1) this.#send();
      if (this.orders.ledger.refused > refused) [refused, calmSince] = [this.orders.ledger.refused, now];
      if (now - calmSince > calm * 1_000) [rate, calmSince] = [rate * 1.5, now];
      await pause(beat);
    }
    await Promise.all(this.#running);
  }

  #send(): void {
    this.sent += 1;
    const running: Promise<unknown> = this.orders.send().finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}

export interface Patience {
  readonly done: number;
  readonly comeBacks: number;
}

/** Clients that do what Retry-After says, beside the crowd that does not. */
export const patientClients = async (orders: Orders, clients: number, stopped: () => boolean): Promise<Patience> => {
  let [done, comeBacks] = [0, 0];
  const client = async (): Promise<void> => {
    while (!stopped()) {
      // Once begun it is seen through, also after the crowd has gone.
      comeBacks += await orders.sendPatiently(() => false);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { done, comeBacks };
};

export const quantile = (values: readonly number[], of: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * of), sorted.length - 1)] ?? 0;
};

const megabyte = 1_048_576;

/** Thirds: the first is for queues and caches to fill; from then on it stays, but for noise. */
export const growth = (
  samples: readonly number[],
): { readonly second: number; readonly last: number; flat: boolean } => {
  const third = Math.floor(samples.length / 3);
  const second = quantile(samples.slice(third, third * 2), 0.5);
  const last = quantile(samples.slice(third * 2), 0.5);
  return { second: second / megabyte, last: last / megabyte, flat: last <= second * 1.15 + 20 * megabyte };
};

export const emptied = (ledger: OrderLedger): OrderLedger => {
  ledger.latencies.length = 0;
  return ledger;
};
