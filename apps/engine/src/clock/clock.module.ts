import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { PostgresClock } from './postgres-clock.js';

/** Business time. `ClockMover` in timers/ moves it. */
@Global()
@Module({
  providers: [PostgresClock, { provide: Clock, useExisting: PostgresClock }],
  exports: [Clock, PostgresClock],
})
export class ClockModule {}
