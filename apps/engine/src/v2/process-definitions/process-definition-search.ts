import type { SearchResource } from '../search/search-resource.js';
import { present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly process_id: string;
  readonly version: number;
  readonly version_tag: string | null;
  readonly name: string | null;
  readonly file_name: string;
}

const latest = `NOT EXISTS (
  SELECT 1 FROM process_definition newer WHERE newer.process_id = d.process_id AND newer.version > d.version
)`;

export const processDefinitions: SearchResource<Row, object> = {
  name: 'process definitions',
  select: 'd.key, d.process_id, d.version, d.version_tag, d.name, d.file_name',
  from: 'process_definition d',
  fields: {
    processDefinitionKey: { sql: 'd.key', kind: 'key' },
    processDefinitionId: { sql: 'd.process_id', kind: 'text' },
    name: { sql: 'd.name', kind: 'text' },
    resourceName: { sql: 'd.file_name', kind: 'text' },
    version: { sql: 'd.version', kind: 'integer' },
    versionTag: { sql: 'd.version_tag', kind: 'text' },
    tenantId: tenantField,
  },
  special: { isLatestVersion: (wanted) => (wanted === false ? `NOT (${latest})` : latest) },
  tieBreak: ['d.process_id', 'd.version'],
  view: (row) =>
    present({
      processDefinitionKey: row.key,
      processDefinitionId: row.process_id,
      name: row.name ?? row.process_id,
      resourceName: row.file_name,
      version: row.version,
      versionTag: row.version_tag,
      tenantId,
    }),
};
