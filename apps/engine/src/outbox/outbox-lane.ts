import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import { Rounds } from '../execution/rounds.js';
import type { OutboxQueue } from './outbox-queue.js';
import { idempotencyKeyOf, type OutboxRow, type OutboxSender, type Outcome } from './outbox-row.js';
import { LONGEST_WAIT, MOST_ATTEMPTS, REST, SENDING_TIMEOUT } from './retry-schedule.js';

/** Sent at the same moment. */
const GROUP = 20;

/** Sends what is due of one kind, in bounded groups; a slow mail server never holds up webhooks. */
export class OutboxLane {
  readonly #logger = new Logger('Outbox');
  readonly #rounds = new Rounds(() => this.#round());
  /** Places that could not be reached, until when (the installation's time). */
  readonly #resting = new Map<string, Instant>();
  #stopped = false;

  constructor(
    private readonly queue: OutboxQueue,
    private readonly sender: OutboxSender,
    private readonly settled: (row: OutboxRow) => void,
  ) {}

  /** Looks for what is due; no internal work, so neither the clock nor the executor waits for it. */
  wake(): void {
    if (!this.#stopped && this.sender.ready) void this.#rounds.run();
  }

  /** Claims nothing more, and gives what is being sent `patience` milliseconds; the rest is another engine's later. */
  async stop(patience: number): Promise<void> {
    this.#stopped = true;
    await Promise.race([this.#rounds.ended(), pause(patience, undefined, { ref: false })]);
  }

  async #round(): Promise<boolean> {
    let any = false;
    try {
      for (let group = await this.#claim(); group.length > 0; group = await this.#claim()) {
        any = true;
        await Promise.all(group.map((row) => this.#deliver(row)));
      }
    } catch (error) {
      this.#logger.warn(`What is to be sent waits for the next look: ${String(error)}`);
    }
    return any;
  }

  async #claim(): Promise<readonly OutboxRow[]> {
    for (const [place, until] of this.#resting) if (until <= this.queue.now) this.#resting.delete(place);
    if (this.#stopped || this.#resting.has(this.sender.kind)) return [];
    return this.queue.claim(this.sender.kind, GROUP, [...this.#resting.keys()]);
  }

  async #deliver(row: OutboxRow): Promise<void> {
    const outcome = this.#refused(row) ?? (await this.#try(row));
    if (outcome.state === 'later' && outcome.rests) this.#resting.set(this.sender.placeOf(row), this.queue.now + REST);
    if (outcome.state !== 'sent')
      this.#logger.warn(`${idempotencyKeyOf(row)} was not sent (try ${row.attempts}): ${outcome.error}`);
    await this.queue.settle(row, outcome);
    this.settled(row);
  }

  /** Nothing is tried any more: engines died of it again and again, or it is too old. */
  #refused({ attempts, createdAt, repeatedAt }: OutboxRow): Outcome | null {
    if (attempts > MOST_ATTEMPTS) return interrupted;
    return (repeatedAt ?? createdAt) + LONGEST_WAIT < this.queue.now ? tooOld : null;
  }

  async #try(row: OutboxRow): Promise<Outcome> {
    const over = new AbortController();
    const tooSlow = pause(SENDING_TIMEOUT, timedOut, { ref: false, signal: over.signal });
    tooSlow.catch(() => undefined);
    try {
      return await Promise.race([this.sender.send(row).catch(this.#unforeseen), tooSlow]);
    } finally {
      over.abort();
    }
  }

  /** A bug or the database: nothing of the message may stand in the row, so the log alone has it. */
  readonly #unforeseen = (error: unknown): Outcome => {
    this.#logger.error('Sending failed for a reason that was not foreseen', error);
    return unforeseen;
  };
}

const interrupted: Outcome = {
  state: 'dead',
  code: 'interrupted',
  error: `Expected one of ${MOST_ATTEMPTS} tries to end, but the engine stopped during the last one. Look at its log, then repeat it.`,
};
const tooOld: Outcome = {
  state: 'dead',
  code: 'too-old',
  error: 'Expected to send it within 7 days, but it waited longer. Repeat it if it is still wanted.',
};
const timedOut: Outcome = {
  state: 'later',
  code: 'timed-out',
  error: 'Expected an answer within 60 seconds, but none came. Look at the receiver or the mail server.',
};
const unforeseen: Outcome = {
  state: 'later',
  code: 'failed',
  error: 'Expected to send it, but the engine failed. Its log says why.',
};
