import { type BeforeApplicationShutdown, Injectable, Logger, Optional } from '@nestjs/common';
import { MOST_GROUPS } from '../database/most-groups.js';
import { EngineError } from '../errors/engine-error.js';
import { within } from '../stopping/within.js';
import { CaseStore } from './case-store.js';
import { DeliveryWakeUp } from './delivery-wake-up.js';
import { type CaseChange, type CaseCommand, Executor } from './executor.js';
import { ExecutorObserver, type GroupWatch, unseen } from './executor-observer.js';
import { GroupAttempts } from './group-attempts.js';
import type { GroupOutcome } from './group-transaction.js';
import { OutcomeUnknown } from './lost-commits.js';
import { PendingWork } from './pending-work.js';
import { CommandQueue, type WaitingCommand } from './waiting-command.js';

/** Milliseconds. */
const LONGEST_SHUTDOWN = 2_000;

/** lock, load, execute, apply, save, project, commit, publish; in groups of whatever waits at the same moment. */
@Injectable()
export class PostgresExecutor extends Executor implements BeforeApplicationShutdown {
  readonly #logger = new Logger(PostgresExecutor.name);
  readonly #queue = new CommandQueue();
  readonly #listeners = new Set<(change: CaseChange) => void>();
  readonly #groups = new Set<Promise<void>>();
  #deadlocks = 0;
  #scheduled = false;

  constructor(
    private readonly attempts: GroupAttempts,
    private readonly store: CaseStore,
    private readonly pending: PendingWork,
    private readonly deliveries: DeliveryWakeUp,
    @Optional() private readonly observer: ExecutorObserver = unseen,
  ) {
    super();
  }

  /** Deadlocks that PostgreSQL reported: 0, or the order of locks is wrong somewhere. */
  get deadlocks(): number {
    return this.#deadlocks;
  }

  submit<Answer>(command: CaseCommand<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = { command: command as CaseCommand<unknown>, resolve: resolve as (answer: unknown) => void };
      this.#queue.push({ ...waiting, reject, skips: 0, failures: 0, large: false });
      this.#pumpSoon();
    });
  }

  async settled(): Promise<void> {
    do {
      this.#pump();
      await Promise.all(this.#groups);
      await this.pending.idle();
    } while (this.#groups.size > 0 || this.#queue.size > 0 || this.pending.busy);
  }

  /** What has been taken in is answered before the pool closes; work that hangs holds nobody up. */
  async beforeApplicationShutdown(): Promise<void> {
    await within(LONGEST_SHUTDOWN, this.settled());
  }

  onCommitted(listener: (change: CaseChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** What comes by the same look at the sockets is one group. */
  #pumpSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#groups.size < MOST_GROUPS) {
      const group = this.#queue.take();
      if (group.length === 0) return;
      const running = this.#run(group).finally(() => {
        this.#groups.delete(running);
        this.#queue.release(group);
        this.#pump();
      });
      this.#groups.add(running);
    }
  }

  async #run(group: readonly WaitingCommand[]): Promise<void> {
    const watch = this.observer.groupStarted(group.map(({ command }) => command));
    const outcome = await this.attempts.run(group, watch).catch((error: unknown) => this.#failed(group, error, watch));
    // Outside the catch: what was committed is never run again, whatever fails from here on.
    if (outcome) this.#publish(outcome);
  }

  /** Only now others hear of it: listeners, the cache, whoever waits for an answer. */
  #publish({ executed, refused, skipped, deferred, changed, deliveries }: GroupOutcome): void {
    for (const { changes } of changed) changes.forEach((change) => this.#tell(change));
    for (const live of changed) this.store.keep(live);
    if (deliveries > 0) this.deliveries.raise();
    for (const { waiting, error } of refused) waiting.reject(error);
    for (const { waiting, answer } of executed) waiting.resolve(answer);
    for (const waiting of skipped) waiting.skips += 1;
    this.#queue.putBack([...skipped, ...deferred]);
  }

  #tell(change: CaseChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#logger.error(`A listener failed on a change of case ${change.caseKey}`, error);
      }
    }
  }

  /** Nothing was written. Every command runs again once, alone, from reloaded state. */
  #failed(group: readonly WaitingCommand[], error: unknown, watch: GroupWatch): void {
    const code = codeOf(error);
    watch.ended({ committed: false, deadlock: code === DEADLOCK });
    if (code === DEADLOCK) this.#deadlocks += 1;
    this.store.forget(group.map(({ command }) => command.caseKey));
    if (error instanceof OutcomeUnknown) return group.forEach((waiting) => waiting.reject(error));
    const again: WaitingCommand[] = [];
    for (const waiting of group) {
      waiting.failures += 1;
      if (group.length === 1 && (waiting.failures > 1 || code === LOCK_TIMEOUT))
        waiting.reject(refusalOf(error, waiting));
      else again.push(waiting);
    }
    this.#queue.putBack(again);
  }
}

const DEADLOCK = '40P01';
const LOCK_TIMEOUT = '55P03';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const refusalOf = (error: unknown, { command }: WaitingCommand): unknown =>
  codeOf(error) === LOCK_TIMEOUT
    ? new EngineError(
        'case-busy',
        `Expected case ${command.caseKey} to be free within 5 seconds, but it is being worked on. Try again in a moment.`,
        { retryAfterSeconds: 1 },
      )
    : error;
