import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { actorOf, type Identity } from '../../access/identity.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { EngineError } from '../../errors/engine-error.js';
import { CaseLocator } from '../../execution/case-locator.js';
import { Executor } from '../../execution/executor.js';
import { StaffSearch } from '../search/staff-search.js';
import type { SearchAnswer, SearchRequest } from '../search/search-request.js';
import { requireRight } from '../v2-rights.js';
import type { SetVariablesRequest } from './element-instance-requests.js';
import { elementInstances } from './element-instance-search.js';

@Injectable()
export class ElementInstances {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly catalogue: Catalogue,
    private readonly locator: CaseLocator,
    private readonly executor: Executor,
  ) {}

  search(identity: Identity, request: SearchRequest): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, elementInstances(this.catalogue), request);
  }

  get(identity: Identity, key: string): Promise<object> {
    return this.searcher.one(identity, elementInstances(this.catalogue), ['elementInstanceKey', key]);
  }

  /** `key`: a process instance or an element instance. */
  async setVariables(identity: Identity, key: string, request: SetVariablesRequest): Promise<void> {
    requireRight(identity, 'set variables');
    const caseKey = await this.#caseOf(key);
    await this.executor.submit({
      name: 'SetVariables',
      caseKey,
      actor: actorOf(identity),
      perform: (workspace) => {
        workspace.run({
          type: 'SetVariables',
          scopeKey: key as Key,
          variables: request.variables,
          local: request.local ?? false,
        });
      },
    });
  }

  async #caseOf(key: string): Promise<Key> {
    try {
      return await this.locator.caseOf('process-instance', key);
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'not-found') throw error;
      return this.locator.caseOf('element-instance', key);
    }
  }
}
