import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import { Clock } from '../clock/clock.js';
import { type CaseChange, type CaseEvent, Executor } from '../execution/executor.js';
import { PendingWork } from '../execution/pending-work.js';
import { Rounds } from '../execution/rounds.js';
import { DueFirings } from './due-firings.js';

/** Finds timers that another engine started, and a clock that was moved. */
const LOOK_EVERY = 10_000;
/** A timer that could not be fired, or was fired by somebody else, is left alone so long: milliseconds of wall time. */
const TRY_AGAIN_AFTER = 30_000;
/** Another engine moves the clock: what it leaves is looked for so soon after, in milliseconds of wall time. */
const MOVED_AGAIN_AFTER = 250;

/** Fires timers when they come due; after downtime each of them once. */
@Injectable()
export class TimerScheduler implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(TimerScheduler.name);
  readonly #failed = new Set<string>();
  #wakeAt: Instant = Infinity;
  #wake: NodeJS.Timeout | null = null;
  readonly #rounds = new Rounds(() => this.#round());
  #stopped = true;
  #paused = 0;
  #forget: () => void = () => undefined;

  constructor(
    private readonly firings: DueFirings,
    private readonly work: PendingWork,
    private readonly executor: Executor,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.#stopped = false;
    this.#forget = this.executor.onCommitted((change) => this.#notice(change));
    this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.#forget();
    if (this.#wake) clearTimeout(this.#wake);
    await this.#rounds.ended();
  }

  /** Fires what is due now, then sleeps until the next. */
  look(): void {
    if (this.#stopped || this.#paused > 0) return;
    void this.work.track(this.#rounds.run());
  }

  /** While somebody else fires them in order (ClockMover), this engine's scheduler keeps still. */
  async paused<T>(work: () => Promise<T>): Promise<T> {
    this.#paused += 1;
    try {
      await this.#rounds.ended();
      return await work();
    } finally {
      this.#paused -= 1;
      this.look();
    }
  }

  async #round(): Promise<boolean> {
    let any = false;
    try {
      let group = await this.#fireGroup();
      for (; group === 'fired'; group = await this.#fireGroup()) any = true;
      if (group === 'moved') this.#wakeIn(MOVED_AGAIN_AFTER);
      else await this.#sleep();
    } catch (error) {
      this.#logger.warn('Timers are looked at again soon', error);
      this.#wakeIn(LOOK_EVERY);
    }
    return any;
  }

  async #fireGroup(): Promise<'fired' | 'nothing' | 'moved'> {
    if (this.#stopped || this.#paused > 0) return 'nothing';
    const group = await this.firings.fireGroup(this.#failed);
    if (group === 'moved') return group;
    for (const id of group.unfired) this.#putOff(id);
    return group.due > 0 ? 'fired' : 'nothing';
  }

  #putOff(id: string): void {
    this.#failed.add(id);
    setTimeout(() => this.#failed.delete(id), TRY_AGAIN_AFTER).unref();
  }

  async #sleep(): Promise<void> {
    const next = await this.firings.nextDueAt();
    const wait = next === null ? LOOK_EVERY : Math.max(next - this.clock.now(), 0);
    // What is due still is what failed: that waits.
    this.#wakeIn(wait === 0 ? LOOK_EVERY : Math.min(wait, LOOK_EVERY));
  }

  #wakeIn(milliseconds: number): void {
    if (this.#wake) clearTimeout(this.#wake);
    this.#wakeAt = this.clock.now() + milliseconds;
    if (!this.#stopped) this.#wake = setTimeout(() => this.look(), milliseconds).unref();
  }

  #notice({ events }: CaseChange): void {
    for (const event of events) {
      const dueAt = nextDueIn(event);
      if (dueAt >= this.#wakeAt) continue;
      const wait = dueAt - this.clock.now();
      if (wait <= 0) return this.look();
      this.#wakeIn(Math.min(wait, LOOK_EVERY));
    }
  }
}

/** The first due time that an event has set; Infinity: none. */
const nextDueIn = (event: CaseEvent): Instant => {
  switch (event.type) {
    case 'TimerStarted':
      return event.timer.dueAt;
    case 'TimerFired':
      return event.next?.dueAt ?? Infinity;
    case 'ProcessInstanceResumed':
      return Math.min(...event.timers.map(({ dueAt }) => dueAt));
    default:
      return Infinity;
  }
};
