import { Injectable } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import type { StillHeld } from '../clock/clock-gate.js';
import { PostgresClock } from '../clock/postgres-clock.js';
import { EngineError } from '../errors/engine-error.js';
import { PendingWork } from '../execution/pending-work.js';
import { type DueTimer, DueTimers } from './due-timers.js';
import { TimerFiring } from './timer-firing.js';

/** From one due moment to the next. */
@Injectable()
export class ClockSteps {
  constructor(
    private readonly clock: PostgresClock,
    private readonly timers: DueTimers,
    private readonly firing: TimerFiring,
    private readonly work: PendingWork,
  ) {}

  /** Until nothing is due at `target` or before and nothing internal is pending. */
  async advance(target: () => Instant, mostFirings: number, held: StillHeld): Promise<void> {
    if (!this.clock.pinned) await this.clock.pin(this.clock.now());
    const leftAlone = new Set<string>();
    await this.work.sweep();
    for (let firings = 0; ; firings += 1) {
      const [next] = await this.timers.due(target(), 1, leftAlone);
      await held();
      if (!next) return;
      if (firings === mostFirings) throw boundReached(this.clock.now(), mostFirings);
      await this.#step(next, leftAlone);
    }
  }

  async #step(next: DueTimer, leftAlone: Set<string>): Promise<void> {
    if (next.dueAt > this.clock.now()) await this.clock.pin(next.dueAt);
    if ((await this.firing.fire(next)) !== 'fired') leftAlone.add(next.id);
    await this.work.sweep();
  }
}

const boundReached = (time: Instant, firings: number): EngineError =>
  new EngineError(
    'clock-bound-reached',
    `Expected to reach the time with at most ${firings} timers fired, but more are due. The clock stands at ${new Date(time).toISOString()}: move it again to go on.`,
    { extra: { time } },
  );
