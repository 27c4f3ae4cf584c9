import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { BatchControl } from './batches/batch-control.js';
import { BatchCreation } from './batches/batch-creation.js';
import { BatchItems } from './batches/batch-items.js';
import { BatchNotice } from './batches/batch-notice.js';
import { BatchQueue } from './batches/batch-queue.js';
import { BatchReader } from './batches/batch-reader.js';
import { BatchWorker } from './batches/batch-worker.js';
import { BatchesController } from './batches/batches.controller.js';
import { DefinitionOperations } from './definition-operations.js';
import { DefinitionSuspension } from './definition-suspension.js';
import { FaultBatches } from './faults/fault-batches.js';
import { FaultSearch } from './faults/fault-search.js';
import { FaultsController } from './faults/faults.controller.js';
import { FaultsService } from './faults/faults.service.js';
import { InstanceOperations } from './instance-operations.js';
import { InstanceOperationsController } from './instance-operations.controller.js';

/** What an operator does: stuck elements, instances and versions that stand still or are put right, many at once. */
@Module({
  imports: [LiveModule],
  controllers: [BatchesController, FaultsController, InstanceOperationsController],
  providers: [
    ...[BatchControl, BatchCreation, BatchItems, BatchNotice, BatchQueue, BatchReader, BatchWorker],
    ...[DefinitionOperations, DefinitionSuspension, InstanceOperations],
    ...[FaultBatches, FaultSearch, FaultsService],
  ],
  exports: [BatchControl, BatchCreation, InstanceOperations],
})
export class OperationsModule {}
