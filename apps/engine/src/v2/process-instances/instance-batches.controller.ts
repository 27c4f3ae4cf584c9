import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { InstanceOperations } from '../../operations/instance-operations.js';
import { InstanceBatches } from './instance-batches.js';
import {
  type FilterRequest,
  filterRequest,
  modificationOf,
  type ModificationRequest,
  modificationRequest,
  type MoveRequest,
  moveRequest,
  type OptionalFilterRequest,
  optionalFilterRequest,
} from './modification-requests.js';

/** What is done to running instances by hand: one, or all that a filter finds. */
@Controller('v2/process-instances')
export class InstanceBatchesController {
  constructor(
    private readonly batches: InstanceBatches,
    private readonly operations: InstanceOperations,
  ) {}

  @Post(':key/modification')
  @HttpCode(204)
  modify(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: modificationRequest }) request: ModificationRequest,
  ): Promise<void> {
    return this.operations.modify(identity, key, modificationOf(request));
  }

  @Post('cancellation')
  @HttpCode(200)
  cancelMany(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: filterRequest }) request: FilterRequest,
  ): Promise<object> {
    return this.batches.cancel(identity, request);
  }

  @Post('incident-resolution')
  @HttpCode(200)
  resolveMany(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: optionalFilterRequest }) request: OptionalFilterRequest,
  ): Promise<object> {
    return this.batches.resolveIncidents(identity, request ?? { filter: {} });
  }

  @Post('modification')
  @HttpCode(200)
  modifyMany(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: moveRequest }) request: MoveRequest,
  ): Promise<object> {
    return this.batches.modify(identity, request);
  }
}
