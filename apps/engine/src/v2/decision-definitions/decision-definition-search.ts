import type { SearchResource } from '../search/search-resource.js';
import { present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly decision_id: string;
  readonly version: number;
  readonly name: string | null;
  readonly requirements_key: string;
  readonly requirements_id: string;
}

export const decisionDefinitions: SearchResource<Row, object> = {
  name: 'decision definitions',
  select: 'd.key, d.decision_id, d.version, d.name, d.requirements_key, r.requirements_id',
  from: 'decision d JOIN decision_requirements r ON r.key = d.requirements_key',
  fields: {
    decisionDefinitionKey: { sql: 'd.key', kind: 'key' },
    decisionDefinitionId: { sql: 'd.decision_id', kind: 'text' },
    name: { sql: 'd.name', kind: 'text' },
    version: { sql: 'd.version', kind: 'integer' },
    decisionRequirementsId: { sql: 'r.requirements_id', kind: 'text' },
    decisionRequirementsKey: { sql: 'd.requirements_key', kind: 'key' },
    tenantId: tenantField,
  },
  tieBreak: ['d.decision_id', 'd.version'],
  view: (row) =>
    present({
      decisionDefinitionKey: row.key,
      decisionDefinitionId: row.decision_id,
      name: row.name ?? row.decision_id,
      version: row.version,
      decisionRequirementsId: row.requirements_id,
      decisionRequirementsKey: row.requirements_key,
      tenantId,
    }),
};
