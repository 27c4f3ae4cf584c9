import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets/tickets.module.js';
import { LinkIdentities } from './link-identity.js';
import { TrackingLimit } from './tracking-limit.js';
import { TrackingLinksService } from './tracking-links.service.js';
import { TrackingPages } from './tracking-pages.js';
import { TicketTrackingController, TrackingController } from './tracking.controller.js';
import { TrackingService } from './tracking.service.js';

@Module({
  imports: [TicketsModule],
  controllers: [TrackingController, TicketTrackingController],
  providers: [LinkIdentities, TrackingLimit, TrackingLinksService, TrackingPages, TrackingService],
  exports: [TrackingLinksService],
})
export class TrackingModule {}
