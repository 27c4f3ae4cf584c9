import { Injectable } from '@nestjs/common';
import type { Identity } from '../../access/identity.js';
import { requireRight } from '../v2-rights.js';
import { Search } from './search.js';
import type { SearchAnswer, SearchRequest } from './search-request.js';
import type { SearchResource } from './search-resource.js';

/** The searches that show running processes to whoever may look at them, all or nothing. */
@Injectable()
export class StaffSearch {
  constructor(private readonly search: Search) {}

  async find<Row extends object, View>(
    identity: Identity,
    resource: SearchResource<Row, View>,
    request: SearchRequest,
  ): Promise<SearchAnswer<View>> {
    requireRight(identity, 'look at processes');
    return this.search.find(resource, request);
  }

  async one<Row extends object, View>(
    identity: Identity,
    resource: SearchResource<Row, View>,
    key: readonly [field: string, key: string],
  ): Promise<View> {
    requireRight(identity, 'look at processes');
    return this.search.one(resource, key);
  }
}
