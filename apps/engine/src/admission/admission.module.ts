import { Global, Module } from '@nestjs/common';
import { CommandGate } from './command-gate.js';
import { LiveStreams } from './live-streams.js';
import { LongPolls } from './long-polls.js';
import { Refusals } from './refusals.js';
import { RequestGate } from './request-gate.js';

/** What the engine takes in at the same moment, and what it turns away (429 with Retry-After). */
@Global()
@Module({
  providers: [CommandGate, LiveStreams, LongPolls, Refusals, RequestGate],
  exports: [CommandGate, LiveStreams, LongPolls, Refusals, RequestGate],
})
export class AdmissionModule {}
