import { Global, Module } from '@nestjs/common';
import { ClockMover } from './clock-mover.js';
import { ClockSteps } from './clock-steps.js';
import { DueFirings } from './due-firings.js';
import { DueTimers } from './due-timers.js';
import { TimerFiring } from './timer-firing.js';
import { TimerScheduler } from './timer-scheduler.js';

@Global()
@Module({
  providers: [ClockMover, ClockSteps, DueFirings, DueTimers, TimerFiring, TimerScheduler],
  exports: [ClockMover, TimerScheduler],
})
export class TimersModule {}
