import type { Key } from '@relevo/bpmn-kernel';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { SearchResource } from '../search/search-resource.js';
import { isoDate, present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly element_id: string;
  readonly wire_type: string;
  readonly process_instance_key: string;
  readonly definition_key: string;
  readonly bpmn_process_id: string;
  readonly state: string;
  readonly live: boolean;
  readonly entered_at: string;
  readonly ended_at: string | null;
  readonly fault_key: string | null;
}

/**
 * `businessRuleTask` is `BUSINESS_RULE_TASK` on Camunda's wire. The body of a loop is apart from its instances; Camunda
 * has no word for transactions and complex gateways.
 */
const wireTypeSql = `(CASE WHEN e.loop ->> 'kind' = 'body' THEN 'MULTI_INSTANCE_BODY'
  WHEN e.element_type = 'transaction' THEN 'SUB_PROCESS'
  WHEN e.element_type = 'complexGateway' THEN 'UNKNOWN'
  WHEN e.element_id = ANY(d.event_sub_processes) THEN 'EVENT_SUB_PROCESS'
  ELSE upper(regexp_replace(e.element_type::text, '([A-Z])', '_\\1', 'g')) END)`;

/** Whatever a live token is about to do, it is ACTIVE to Camunda's clients. */
const stateSql = `(CASE WHEN e.ended_at IS NULL THEN 'ACTIVE' ELSE upper(e.state::text) END)`;

export const elementInstances = (catalogue: Catalogue): SearchResource<Row, object> => ({
  name: 'element instances',
  select: `e.key, e.element_id, ${wireTypeSql} AS wire_type, e.process_instance_key, p.definition_key, p.bpmn_process_id,
    e.state, e.ended_at IS NULL AS live, e.entered_at, e.ended_at, f.key AS fault_key`,
  from: `element_instance e JOIN process_instance p ON p.key = e.process_instance_key AND p.root_key = e.root_key
    JOIN process_definition d ON d.key = p.definition_key
    LEFT JOIN LATERAL (
      SELECT key FROM fault WHERE fault.process_instance_key = p.key AND fault.element_key = e.key
        AND fault.ended_at IS NULL ORDER BY fault.age LIMIT 1
    ) f ON true`,
  fields: {
    elementInstanceKey: { sql: 'e.key', kind: 'key' },
    elementInstanceScopeKey: { sql: 'coalesce(e.scope_key, e.process_instance_key)', kind: 'key' },
    processInstanceKey: { sql: 'e.process_instance_key', kind: 'key' },
    processDefinitionKey: { sql: 'p.definition_key', kind: 'key' },
    processDefinitionId: { sql: 'p.bpmn_process_id', kind: 'text' },
    elementId: { sql: 'e.element_id', kind: 'text' },
    type: { sql: wireTypeSql, kind: 'text' },
    state: { sql: stateSql, kind: 'text' },
    startDate: { sql: 'e.entered_at', kind: 'instant' },
    endDate: { sql: 'e.ended_at', kind: 'instant' },
    incidentKey: { sql: 'f.key', kind: 'key' },
    hasIncident: { sql: '(f.key IS NOT NULL)', kind: 'boolean' },
    tenantId: tenantField,
  },
  // A case's own order of entering; instances of different cases by time.
  tieBreak: ['e.entered_at', 'e.root_key', 'e.entered'],
  view: (row) =>
    present({
      elementInstanceKey: row.key,
      elementId: row.element_id,
      elementName: elementName(catalogue, row),
      type: row.wire_type,
      state: row.live ? 'ACTIVE' : row.state.toUpperCase(),
      processInstanceKey: row.process_instance_key,
      processDefinitionKey: row.definition_key,
      processDefinitionId: row.bpmn_process_id,
      startDate: isoDate(Number(row.entered_at)),
      endDate: row.ended_at === null ? null : isoDate(Number(row.ended_at)),
      hasIncident: row.fault_key !== null,
      incidentKey: row.fault_key,
      tenantId,
    }),
});

/** The label in the diagram, else the id. */
export const elementName = (
  catalogue: Catalogue,
  row: { readonly definition_key: string; readonly element_id: string },
): string => {
  const definition = catalogue.definition(row.definition_key as Key)?.definition;
  return definition?.nodes[row.element_id]?.name ?? row.element_id;
};
