import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { CaseEvent } from '../execution/executor.js';
import { Executor } from '../execution/executor.js';
import { WakeUps } from '../database/wake-ups.js';
import { isWorkedInside } from './job-types.js';

const CHANNEL = 'jobs';
/** Leases and back-offs that run out are found by looking. */
const LOOK_EVERY = 1_000;

type Waiter = () => void;

/**
 * Tells those who wait for jobs of a type that there may be one, whichever engine made it. Nobody waits for what is
 * worked inside: the engine that made such a job works it.
 */
@Injectable()
export class JobWakeUps implements OnModuleInit, OnModuleDestroy {
  readonly #waiters = new Map<string, Set<Waiter>>();
  readonly #stop: (() => void)[] = [];

  constructor(
    private readonly executor: Executor,
    private readonly wakeUps: WakeUps,
  ) {}

  onModuleInit(): void {
    this.#stop.push(
      this.wakeUps.listen(CHANNEL, (type) => this.#wake(type)),
      this.wakeUps.listen('clock', () => this.#wakeAll()),
      this.executor.onCommitted(({ events, state }) => {
        for (const type of new Set(events.flatMap((event) => typeOf(event, (key) => state.jobs.get(key)?.type)))) {
          if (!isWorkedInside(type)) this.wakeUps.notify(CHANNEL, type);
        }
      }),
    );
  }

  onModuleDestroy(): void {
    for (const stop of this.#stop) stop();
    this.#wakeAll();
  }

  /** Resolves when there may be a job of this type, when `most` milliseconds are over, or when it is aborted. */
  next(type: string, most: number, aborted?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiters = this.#waiters.get(type) ?? new Set();
      const done = () => {
        clearTimeout(timer);
        aborted?.removeEventListener('abort', done);
        waiters.delete(done);
        if (waiters.size === 0) this.#waiters.delete(type);
        resolve();
      };
      const timer = setTimeout(done, Math.min(most, LOOK_EVERY));
      aborted?.addEventListener('abort', done, { once: true });
      this.#waiters.set(type, waiters.add(done));
    });
  }

  #wake(type: string): void {
    for (const waiter of [...(this.#waiters.get(type) ?? [])]) waiter();
  }

  #wakeAll(): void {
    for (const type of [...this.#waiters.keys()]) this.#wake(type);
  }
}

const typeOf = (event: CaseEvent, typeOfJob: (key: Key) => string | undefined): string[] => {
  if (event.type === 'JobCreated') return [event.job.type];
  if (event.type === 'ProcessInstanceResumed') return event.jobs.flatMap(({ jobKey }) => typeOfJob(jobKey) ?? []);
  if (event.type !== 'JobFailed' && event.type !== 'JobMadeAvailable') return [];
  const type = typeOfJob(event.jobKey);
  return type === undefined ? [] : [type];
};
