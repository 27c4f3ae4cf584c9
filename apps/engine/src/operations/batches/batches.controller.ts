import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Batch, BatchItem, Page } from '@relevo/contracts';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { batchItemsSchema, type BatchItemList, batchListSchema, type BatchList } from '../operation-requests.js';
import { BatchControl } from './batch-control.js';
import { BatchReader } from './batch-reader.js';

/** What is being done to many at once. */
@ApiTags('operations')
@Controller('api/operations/batches')
export class BatchesController {
  constructor(
    private readonly reader: BatchReader,
    private readonly control: BatchControl,
  ) {}

  @Get()
  list(
    @CurrentIdentity() identity: Identity,
    @Query({ schema: batchListSchema }) list: BatchList,
  ): Promise<Page<Batch>> {
    return this.reader.list(identity, list);
  }

  @Get(':key')
  one(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<Batch> {
    return this.reader.one(identity, key);
  }

  @Get(':key/items')
  items(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Query({ schema: batchItemsSchema }) list: BatchItemList,
  ): Promise<Page<BatchItem>> {
    return this.reader.items(identity, key, list);
  }

  @Post(':key/cancellation')
  @HttpCode(204)
  cancel(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<void> {
    return this.control.cancel(identity, key);
  }

  @Post(':key/suspension')
  @HttpCode(204)
  suspend(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<void> {
    return this.control.suspend(identity, key);
  }

  @Post(':key/resumption')
  @HttpCode(204)
  resume(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<void> {
    return this.control.resume(identity, key);
  }
}
