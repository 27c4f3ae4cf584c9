import type { SearchResource } from '../search/search-resource.js';
import { tenantField, tenantId } from '../wire.js';

interface Row {
  readonly name: string;
  readonly variable_key: string;
  readonly scope_key: string;
  readonly process_instance_key: string;
  readonly value: string;
}

/** Of an entry `[distance, value]` (execution/scope-entries.ts). */
const variableKey = '(s.scope_key + (v.entry ->> 0)::bigint)';

/** Values longer than this are cut in search answers, as Camunda does; GET gives them whole. */
const shownLength = 8192;

export const variables: SearchResource<Row, object> = {
  name: 'variables',
  select: `v.name, ${variableKey} AS variable_key, s.scope_key, s.process_instance_key, (v.entry -> 1)::jsonb::text AS value`,
  // The case's own scope (`ticket`) belongs to no instance; /api serves it.
  from: 'variable_scope s CROSS JOIN LATERAL json_each(s.variables) AS v(name, entry)',
  where: 's.process_instance_key IS NOT NULL',
  fields: {
    name: { sql: 'v.name', kind: 'text' },
    value: { sql: '(v.entry -> 1)::jsonb::text', kind: 'text' },
    variableKey: { sql: variableKey, kind: 'key' },
    scopeKey: { sql: 's.scope_key', kind: 'key' },
    processInstanceKey: { sql: 's.process_instance_key', kind: 'key' },
    tenantId: tenantField,
  },
  special: {
    isTruncated: (cut) => `length((v.entry -> 1)::jsonb::text) ${cut === true ? '>' : '<='} ${String(shownLength)}`,
  },
  tieBreak: ['v.name', 's.scope_key'],
  view: (row) => ({
    ...variableOf(row),
    value: row.value.slice(0, shownLength),
    isTruncated: row.value.length > shownLength,
  }),
};

/** One variable, whole. */
export const wholeVariable: SearchResource<Row, object> = { ...variables, view: (row) => variableOf(row) };

const variableOf = (row: Row) => ({
  name: row.name,
  value: row.value,
  variableKey: row.variable_key,
  scopeKey: row.scope_key,
  processInstanceKey: row.process_instance_key,
  tenantId,
});
