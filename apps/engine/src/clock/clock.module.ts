import { Global, Module } from '@nestjs/common';
import { ClockGate } from './clock-gate.js';
import { Clock } from './clock.js';
import { PostgresClock } from './postgres-clock.js';

/** Business time. `ClockMover` in timers/ moves it. */
@Global()
@Module({
  providers: [ClockGate, PostgresClock, { provide: Clock, useExisting: PostgresClock }],
  exports: [Clock, ClockGate, PostgresClock],
})
export class ClockModule {}
