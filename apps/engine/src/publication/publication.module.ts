import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { DraftPublication } from './draft-publication.js';
import { DraftStore } from './draft-store.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { ProcessesController } from './processes.controller.js';
import { ShippedFlows } from './shipped-flows.js';
import { Versions } from './versions.js';

@Module({
  imports: [LiveModule],
  controllers: [ProcessesController, DraftsController],
  providers: [DraftPublication, DraftStore, DraftsService, ShippedFlows, Versions],
  exports: [ShippedFlows, Versions],
})
export class PublicationModule {}
