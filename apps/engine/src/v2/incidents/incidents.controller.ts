import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { ignoredBody } from '../wire-requests.js';
import { incidents } from './incident-search.js';
import { Incidents } from './incidents.js';

/** Camunda's incidents are our faults: stuck elements. */
@Controller('v2/incidents')
export class IncidentsController {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly incidents: Incidents,
  ) {}

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, incidents, request);
  }

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.searcher.one(identity, incidents, ['incidentKey', key]);
  }

  @Post(':key/resolution')
  @HttpCode(204)
  resolve(
    @CurrentIdentity() identity: Identity,
    @Param('key') key: string,
    @Body({ schema: ignoredBody }) _body: unknown,
  ): Promise<void> {
    return this.incidents.resolve(identity, key);
  }
}
