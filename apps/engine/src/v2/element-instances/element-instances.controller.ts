import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { ElementInstances } from './element-instances.js';
import { AdHocActivities } from './ad-hoc-activities.js';
import * as requests from './element-instance-requests.js';

@Controller('v2/element-instances')
export class ElementInstancesController {
  constructor(
    private readonly elements: ElementInstances,
    private readonly adHoc: AdHocActivities,
  ) {}

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.elements.search(identity, request);
  }

  @Post('ad-hoc-activities/:key/activation')
  @HttpCode(204)
  activate(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.adHocActivationRequest }) request: requests.AdHocActivationRequest,
  ): Promise<void> {
    return this.adHoc.activate(identity, key, request);
  }

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.elements.get(identity, key);
  }

  @Put(':key/variables')
  @HttpCode(204)
  setVariables(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: requests.setVariablesRequest }) request: requests.SetVariablesRequest,
  ): Promise<void> {
    return this.elements.setVariables(identity, key, request);
  }
}
