import { Injectable } from '@nestjs/common';
import type { Identity } from '../../access/identity.js';
import { Database } from '../../database/database.js';
import { EngineError } from '../../errors/engine-error.js';
import type { SearchAnswer, SearchRequest } from '../search/search-request.js';
import { StaffSearch } from '../search/staff-search.js';
import { processDefinitions } from './process-definition-search.js';

/** Published versions of processes, whoever published them. */
@Injectable()
export class ProcessDefinitions {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly database: Database,
  ) {}

  search(identity: Identity, request: SearchRequest): Promise<SearchAnswer<object>> {
    return this.searcher.find(identity, processDefinitions, request);
  }

  get(identity: Identity, key: string): Promise<object> {
    return this.searcher.one(identity, processDefinitions, ['processDefinitionKey', key]);
  }

  /** The very bytes that were deployed. */
  async xml(identity: Identity, key: string): Promise<string> {
    await this.get(identity, key);
    const [row] = await this.database.query<{ content: Buffer | string }>(
      `SELECT f.content FROM process_definition d
       JOIN deployment_file f ON f.deployment_key = d.deployment_key AND f.name = d.file_name WHERE d.key = $1`,
      [key],
    );
    if (row) return row.content.toString();
    throw new EngineError('not-found', `Expected the diagram of process definition ${key}, but its file is gone.`);
  }
}
