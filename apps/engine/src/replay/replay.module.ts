import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets/tickets.module.js';
import { ReplayController } from './replay.controller.js';
import { ReplayService } from './replay.service.js';

@Module({ imports: [TicketsModule], controllers: [ReplayController], providers: [ReplayService] })
export class ReplayModule {}
