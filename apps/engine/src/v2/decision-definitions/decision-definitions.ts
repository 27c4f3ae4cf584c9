import { Injectable } from '@nestjs/common';
import type { Identity } from '../../access/identity.js';
import { Resources } from '../resources/resources.js';
import type { SearchAnswer, SearchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { decisionDefinitions } from './decision-definition-search.js';

/** Published versions of decisions, whoever published them. */
@Injectable()
export class DecisionDefinitions {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly resources: Resources,
  ) {}

  search(identity: Identity, request: SearchRequest): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, decisionDefinitions, request);
  }

  get(identity: Identity, key: string): Promise<object> {
    return this.searcher.one(identity, decisionDefinitions, ['decisionDefinitionKey', key]);
  }

  /** The very text of the file that it was deployed with. */
  async xml(identity: Identity, key: string): Promise<string> {
    const { decisionRequirementsKey } = (await this.get(identity, key)) as { readonly decisionRequirementsKey: string };
    return this.resources.content(identity, decisionRequirementsKey);
  }
}
