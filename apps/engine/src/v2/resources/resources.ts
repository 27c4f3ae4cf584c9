import { Injectable } from '@nestjs/common';
import type { Identity } from '../../access/identity.js';
import { Database } from '../../database/database.js';
import { StaffSearch } from '../search/staff-search.js';
import type { SearchResource } from '../search/search-resource.js';
import { present, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly version_tag: string | null;
  readonly file_name: string;
  readonly deployment_key: string;
}

/** Everything that was published from a file, by its own key. */
const published: SearchResource<Row, Row> = {
  name: 'resources',
  select: 'r.key, r.id, r.version, r.version_tag, r.file_name, r.deployment_key',
  from: `(
    SELECT key, process_id AS id, version, version_tag, file_name, deployment_key FROM process_definition
    UNION ALL SELECT key, form_id, version, version_tag, file_name, deployment_key FROM form
    UNION ALL SELECT key, requirements_id, version, NULL, file_name, deployment_key FROM decision_requirements
  ) r`,
  fields: { resourceKey: { sql: 'r.key', kind: 'key' } },
  tieBreak: ['r.id', 'r.version'],
  view: (row) => row,
};

@Injectable()
export class Resources {
  constructor(
    private readonly searcher: StaffSearch,
    private readonly database: Database,
  ) {}

  async get(identity: Identity, key: string): Promise<object> {
    const row = await this.searcher.one(identity, published, ['resourceKey', key]);
    return present({
      resourceKey: row.key,
      resourceId: row.id,
      resourceName: row.file_name,
      version: row.version,
      versionTag: row.version_tag,
      tenantId,
    });
  }

  /** The very text that was deployed. */
  async content(identity: Identity, key: string): Promise<string> {
    const row = await this.searcher.one(identity, published, ['resourceKey', key]);
    const [file] = await this.database.query<{ content: string }>(
      'SELECT content FROM deployment_file WHERE deployment_key = $1 AND name = $2',
      [row.deployment_key, row.file_name],
    );
    return file?.content ?? '';
  }
}
