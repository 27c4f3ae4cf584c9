import { Module } from '@nestjs/common';
import { PublicationModule } from '../publication/publication.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { RunningController } from './running.controller.js';
import { RunningProcesses } from './running-processes.js';

/** What runs of each published process: numbers and waits, who is where, who goes a new version first. */
@Module({
  imports: [PublicationModule, TicketsModule],
  controllers: [RunningController],
  providers: [RunningProcesses],
  exports: [RunningProcesses],
})
export class RunningModule {}
