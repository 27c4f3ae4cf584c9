import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FaultCounts, FaultDetail, FaultSummary, Page } from '@relevo/contracts';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type RetryFaults, retryFaultsSchema, setVariableSchema } from '../operation-requests.js';
import { FaultBatches } from './fault-batches.js';
import { type FaultList, faultFilterSchema, faultListSchema, type Filter } from './fault-query.js';
import { FaultSearch } from './fault-search.js';
import { FaultsService, type VariableChange } from './faults.service.js';

/** Stuck elements. */
@ApiTags('operations')
@Controller('api/operations/faults')
export class FaultsController {
  constructor(
    private readonly searching: FaultSearch,
    private readonly faults: FaultsService,
    private readonly batches: FaultBatches,
  ) {}

  @Get()
  list(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: faultListSchema }) list: FaultList,
  ): Promise<Page<FaultSummary>> {
    return this.searching.list(identity, list);
  }

  @Get('counts')
  counts(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: faultFilterSchema }) filter: Filter,
  ): Promise<FaultCounts> {
    return this.searching.counts(identity, filter);
  }

  @Get(':key')
  detail(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<FaultDetail> {
    return this.faults.detail(identity, key);
  }

  @Put(':key/variable')
  @HttpCode(204)
  setVariable(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: setVariableSchema }) change: VariableChange,
  ): Promise<void> {
    return this.faults.setVariable(identity, key, change);
  }

  @Post(':key/retry')
  @HttpCode(200)
  retry(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
  ): Promise<{ readonly stuckAgain: string | null }> {
    return this.faults.retry(identity, key);
  }

  @Post('retry')
  @HttpCode(200)
  retryMany(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: retryFaultsSchema }) request: RetryFaults,
  ): Promise<{ readonly batchKey: string }> {
    return this.batches.retry(identity, request);
  }
}
