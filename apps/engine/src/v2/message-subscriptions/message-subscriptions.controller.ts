import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { type SearchAnswer, type SearchRequest, searchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { messageSubscriptions } from './message-subscription-search.js';

@Controller('v2/message-subscriptions')
export class MessageSubscriptionsController {
  constructor(private readonly searcher: StaffSearch) {}

  @Post('search')
  @HttpCode(200)
  search(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: searchRequest }) request: SearchRequest,
  ): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, messageSubscriptions, request);
  }
}
