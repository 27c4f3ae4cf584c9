import { Injectable } from '@nestjs/common';
import type { Identity } from '../../access/identity.js';
import { Resources } from '../resources/resources.js';
import type { SearchAnswer, SearchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { processDefinitions } from './process-definition-search.js';

/** Published versions of processes, whoever published them. */
@Injectable()
export class ProcessDefinitions {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly resources: Resources,
  ) {}

  search(identity: Identity, request: SearchRequest): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, processDefinitions, request);
  }

  get(identity: Identity, key: string): Promise<object> {
    return this.searcher.one(identity, processDefinitions, ['processDefinitionKey', key]);
  }

  /** The very text that was deployed. */
  async xml(identity: Identity, key: string): Promise<string> {
    await this.get(identity, key);
    return this.resources.content(identity, key);
  }
}
