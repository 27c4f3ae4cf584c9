import { type Parameters, type SearchResource } from '../search/search-resource.js';
import { comparisonsSql } from '../search/filter-sql.js';
import { invalidRequest } from '../../errors/zod-pipe.js';
import { isoDate, present, tenantField, tenantId } from '../wire.js';
import { z } from 'zod';

interface Row {
  readonly key: string;
  readonly definition_key: string;
  readonly bpmn_process_id: string;
  readonly process_name: string | null;
  readonly version: number;
  readonly version_tag: string | null;
  readonly parent_instance_key: string | null;
  readonly parent_element_key: string | null;
  readonly state: string;
  readonly has_fault: boolean;
  readonly started_at: string;
  readonly ended_at: string | null;
}

const states = { ACTIVE: 'active', COMPLETED: 'completed', TERMINATED: 'terminated' } as const;

const variableFilters = z.array(
  z.object({
    name: z.string(),
    value: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
);

/** `variables: [{name, value}]`: each holds in the instance's own scope. Values are JSON texts, as Camunda has them. */
export const variablesSql =
  (scopeKey: string) =>
  (filter: unknown, bound: Parameters): string => {
    const parsed = variableFilters.safeParse(filter);
    if (!parsed.success) throw invalidRequest(parsed.error.issues);
    const conditions = parsed.data.map(({ name, value }) => {
      const field = { sql: `(vs.variables -> ${bound.add(name)} -> 1)::jsonb::text`, kind: 'text' } as const;
      return comparisonsSql({ name: `variables.${name}`, field, value }, bound);
    });
    return (
      conditions
        .map(
          (condition) => `EXISTS (SELECT 1 FROM variable_scope vs WHERE vs.scope_key = ${scopeKey} AND ${condition})`,
        )
        .join(' AND ') || 'true'
    );
  };

const lives = (state: unknown, bound: Parameters): string =>
  `EXISTS (SELECT 1 FROM element_instance e WHERE e.root_key = p.root_key AND e.process_instance_key = p.key AND ${
    state === 'ACTIVE'
      ? 'e.ended_at IS NULL'
      : `e.ended_at IS NOT NULL AND e.state::text = ${bound.add(String(state).toLowerCase())}`
  })`;

export const processInstances: SearchResource<Row, object> = {
  name: 'process instances',
  select: `p.key, p.definition_key, p.bpmn_process_id, d.name AS process_name, p.version, d.version_tag,
    p.parent_instance_key, p.parent_element_key, p.state, p.has_fault, p.started_at, p.ended_at`,
  from: 'process_instance p JOIN process_definition d ON d.key = p.definition_key',
  fields: {
    processInstanceKey: { sql: 'p.key', kind: 'key' },
    processDefinitionKey: { sql: 'p.definition_key', kind: 'key' },
    processDefinitionId: { sql: 'p.bpmn_process_id', kind: 'text' },
    processDefinitionName: { sql: 'd.name', kind: 'text' },
    processDefinitionVersion: { sql: 'p.version', kind: 'integer' },
    processDefinitionVersionTag: { sql: 'd.version_tag', kind: 'text' },
    parentProcessInstanceKey: { sql: 'p.parent_instance_key', kind: 'key' },
    parentElementInstanceKey: { sql: 'p.parent_element_key', kind: 'key' },
    startDate: { sql: 'p.started_at', kind: 'instant' },
    endDate: { sql: 'p.ended_at', kind: 'instant' },
    state: { sql: 'p.state', kind: 'text', values: states },
    hasIncident: { sql: 'p.has_fault', kind: 'boolean' },
    tenantId: tenantField,
  },
  special: {
    variables: variablesSql('p.key'),
    elementId: (id, bound) =>
      `EXISTS (SELECT 1 FROM element_instance e WHERE e.root_key = p.root_key AND e.process_instance_key = p.key AND e.element_id = ${bound.add(String(id))})`,
    elementInstanceState: lives,
    batchOperationId: (key, bound) =>
      `EXISTS (SELECT 1 FROM batch_operation_item i WHERE i.process_instance_key = p.key AND i.batch_key::text = ${bound.add(String(key))})`,
  },
  tieBreak: ['p.age'],
  view: (row) =>
    present({
      processInstanceKey: row.key,
      processDefinitionId: row.bpmn_process_id,
      processDefinitionName: row.process_name ?? row.bpmn_process_id,
      processDefinitionVersion: row.version,
      processDefinitionVersionTag: row.version_tag,
      processDefinitionKey: row.definition_key,
      parentProcessInstanceKey: row.parent_instance_key,
      parentElementInstanceKey: row.parent_element_key,
      startDate: isoDate(Number(row.started_at)),
      endDate: row.ended_at === null ? null : isoDate(Number(row.ended_at)),
      state: row.state.toUpperCase(),
      hasIncident: row.has_fault,
      tenantId,
    }),
};
