import { Injectable } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import { ClockGate } from '../clock/clock-gate.js';
import { Clock } from '../clock/clock.js';
import { DueTimers } from './due-timers.js';
import { TimerFiring } from './timer-firing.js';

const GROUP = 100;

/** Timers that were due, and what did not fire of them, by id. */
export interface FiredGroup {
  readonly due: number;
  readonly unfired: readonly string[];
}

/** Fires what is due now, a group at a time, unless an engine is moving the clock through it. */
@Injectable()
export class DueFirings {
  constructor(
    private readonly timers: DueTimers,
    private readonly firing: TimerFiring,
    private readonly clock: Clock,
    private readonly gate: ClockGate,
  ) {}

  /** `without`: ids that are left alone. */
  async fireGroup(without: ReadonlySet<string>): Promise<FiredGroup | 'moved'> {
    const any = await this.timers.due(this.clock.now(), 1, without);
    return any.length === 0 ? { due: 0, unfired: [] } : this.gate.beside(() => this.#fire(without));
  }

  nextDueAt(): Promise<Instant | null> {
    return this.timers.nextDueAt();
  }

  async #fire(without: ReadonlySet<string>): Promise<FiredGroup> {
    const due = await this.timers.due(this.clock.now(), GROUP, without);
    const firings = await Promise.all(due.map((timer) => this.firing.fire(timer)));
    return { due: due.length, unfired: due.filter((_, index) => firings[index] !== 'fired').map(({ id }) => id) };
  }
}
