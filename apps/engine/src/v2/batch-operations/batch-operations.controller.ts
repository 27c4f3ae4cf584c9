import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { BatchControl } from '../../operations/batches/batch-control.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { ignoredBody } from '../wire-requests.js';
import { batchOperationItems, batchOperations } from './batch-operation-search.js';

@Controller('v2')
export class BatchOperationsController {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly control: BatchControl,
  ) {}

  @Post('batch-operations/search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, batchOperations, request);
  }

  @Get('batch-operations/:key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.searcher.one(identity, batchOperations, ['batchOperationKey', key]);
  }

  @Post('batch-operations/:key/cancellation')
  @HttpCode(204)
  cancel(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: ignoredBody }) _body: unknown,
  ): Promise<void> {
    return this.control.cancel(identity, key);
  }

  @Post('batch-operations/:key/suspension')
  @HttpCode(204)
  suspend(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: ignoredBody }) _body: unknown,
  ): Promise<void> {
    return this.control.suspend(identity, key);
  }

  @Post('batch-operations/:key/resumption')
  @HttpCode(204)
  resume(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: ignoredBody }) _body: unknown,
  ): Promise<void> {
    return this.control.resume(identity, key);
  }

  @Post('batch-operation-items/search')
  @HttpCode(200)
  items(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, batchOperationItems, request);
  }
}
