import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { DraftPublication } from './draft-publication.js';
import { DraftStore } from './draft-store.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { ProcessesController } from './processes.controller.js';
import { PublicationAgain } from './publication-again.js';
import { ShippedFlows } from './shipped-flows.js';
import { UsedElsewhere } from './used-elsewhere.js';
import { Versions } from './versions.js';

@Module({
  imports: [LiveModule],
  controllers: [ProcessesController, DraftsController],
  providers: [DraftPublication, DraftStore, DraftsService, PublicationAgain, ShippedFlows, UsedElsewhere, Versions],
  exports: [ShippedFlows, Versions],
})
export class PublicationModule {}
