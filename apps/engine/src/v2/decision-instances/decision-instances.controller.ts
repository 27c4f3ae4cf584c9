import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { decisionInstances, wholeDecisionInstances } from './decision-instance-search.js';

@Controller('v2/decision-instances')
export class DecisionInstancesController {
  constructor(private readonly searcher: StaffSearch) {}

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, decisionInstances, request);
  }

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.searcher.one(identity, wholeDecisionInstances, ['decisionEvaluationInstanceKey', key]);
  }
}
