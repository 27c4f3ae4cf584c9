import type { SearchResource } from '../search/search-resource.js';
import { present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly requirements_id: string;
  readonly version: number;
  readonly name: string | null;
  readonly file_name: string;
}

export const decisionRequirements: SearchResource<Row, object> = {
  name: 'decision requirements',
  select: 'r.key, r.requirements_id, r.version, r.name, r.file_name',
  from: 'decision_requirements r',
  fields: {
    decisionRequirementsKey: { sql: 'r.key', kind: 'key' },
    decisionRequirementsId: { sql: 'r.requirements_id', kind: 'text' },
    decisionRequirementsName: { sql: 'r.name', kind: 'text' },
    resourceName: { sql: 'r.file_name', kind: 'text' },
    version: { sql: 'r.version', kind: 'integer' },
    tenantId: tenantField,
  },
  tieBreak: ['r.requirements_id', 'r.version'],
  view: (row) =>
    present({
      decisionRequirementsKey: row.key,
      decisionRequirementsId: row.requirements_id,
      decisionRequirementsName: row.name ?? row.requirements_id,
      resourceName: row.file_name,
      version: row.version,
      tenantId,
    }),
};
