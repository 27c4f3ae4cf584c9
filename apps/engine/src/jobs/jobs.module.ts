import { Global, Module } from '@nestjs/common';
import { InternalWorkers } from './internal-workers.js';
import { JobActivation } from './job-activation.js';
import { JobCommands } from './job-commands.js';
import { JobWakeUps } from './job-wake-ups.js';

@Global()
@Module({
  providers: [InternalWorkers, JobActivation, JobCommands, JobWakeUps],
  exports: [InternalWorkers, JobActivation, JobCommands],
})
export class JobsModule {}
