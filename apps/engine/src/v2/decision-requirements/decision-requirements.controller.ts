import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { Resources } from '../resources/resources.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { decisionRequirements } from './decision-requirements-search.js';

/** Published DMN files: each is one graph of decisions. */
@Controller('v2/decision-requirements')
export class DecisionRequirementsController {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly resources: Resources,
  ) {}

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, decisionRequirements, request);
  }

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.searcher.one(identity, decisionRequirements, ['decisionRequirementsKey', key]);
  }

  /** The very text that was deployed. */
  @Get(':key/xml')
  @Header('Content-Type', 'text/xml; charset=utf-8')
  async xml(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<string> {
    await this.get(identity, key);
    return this.resources.content(identity, key);
  }
}
