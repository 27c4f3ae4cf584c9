import { Injectable } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import { ClockGate, type StillHeld } from '../clock/clock-gate.js';
import { PostgresClock } from '../clock/postgres-clock.js';
import { ClockSteps } from './clock-steps.js';
import { TimerScheduler } from './timer-scheduler.js';

/** Firings of one move, unless said; a flow that goes round in circles ends here. */
export const MOST_FIRINGS = 100_000;

/**
 * Moves the clock of the installation. Forward it goes through every due moment in order: each timer is fired at its
 * due time, with all it leads to, before the next. Backward it only sets the time. Answers when nothing is pending.
 */
@Injectable()
export class ClockMover {
  #moving: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: PostgresClock,
    private readonly scheduler: TimerScheduler,
    private readonly steps: ClockSteps,
    private readonly gate: ClockGate,
  ) {}

  /** Pins the clock at `at`. Throws `clock-bound-reached` with the time reached. */
  setTo(at: Instant, mostFirings = MOST_FIRINGS): Promise<void> {
    return this.#alone(async (held) => {
      await this.clock.refresh();
      if (at < this.clock.now()) return this.clock.pin(at);
      await this.steps.advance(() => at, mostFirings, held);
      await this.clock.pin(at);
    });
  }

  /** Lets the clock run with the database's time again. */
  reset(mostFirings = MOST_FIRINGS): Promise<void> {
    return this.#alone(async (held) => {
      await this.clock.refresh();
      const behind = this.clock.now() < this.clock.running();
      if (behind) await this.steps.advance(() => this.clock.running(), mostFirings, held);
      await this.clock.pin(null);
    });
  }

  /** One move after another, here and in all engines. */
  #alone(move: (held: StillHeld) => Promise<void>): Promise<void> {
    const moved = this.#moving.then(() => this.scheduler.paused(() => this.gate.alone(move)));
    this.#moving = moved.catch(() => undefined);
    return moved;
  }
}
