import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { incidents } from '../incidents/incident-search.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { reasonOf } from './modification-requests.js';
import {
  type CancelInstanceRequest,
  cancelInstanceRequest,
  type CreateInstanceRequest,
  createInstanceRequest,
} from './process-instance-requests.js';
import { processInstances } from './process-instance-search.js';
import { ProcessInstances } from './process-instances.js';

@Controller('v2/process-instances')
export class ProcessInstancesController {
  constructor(
    private readonly instances: ProcessInstances,
    private readonly searcher: StaffSearch,
  ) {}

  @Post()
  @HttpCode(200)
  create(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: createInstanceRequest }) request: CreateInstanceRequest,
  ): Promise<object> {
    return this.instances.create(identity, request);
  }

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, processInstances, request);
  }

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.searcher.one(identity, processInstances, ['processInstanceKey', key]);
  }

  @Post(':key/cancellation')
  @HttpCode(204)
  cancel(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: cancelInstanceRequest }) request: CancelInstanceRequest,
  ): Promise<void> {
    return this.instances.cancel(identity, key, reasonOf(request?.operationReference));
  }

  @Post(':key/incidents/search')
  @HttpCode(200)
  async incidents(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    await this.searcher.one(identity, processInstances, ['processInstanceKey', key]);
    return this.searcher.find(identity, incidents, {
      ...request,
      filter: { ...request?.filter, processInstanceKey: key },
    });
  }
}
