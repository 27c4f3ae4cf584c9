import type { SearchResource } from '../search/search-resource.js';
import { isoDate, present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly element_key: string;
  readonly target_element_id: string;
  readonly process_instance_key: string;
  readonly definition_key: string;
  readonly bpmn_process_id: string;
  readonly message_name: string;
  readonly correlation_key: string | null;
  readonly since: string;
}

/** Of a process instance that waits for its event subprocesses: since it began. */
const since = 'coalesce(e.entered_at, p.started_at)';

/** Whatever waits for a message now; one that has come or was given up stands in the history alone. */
export const messageSubscriptions: SearchResource<Row, object> = {
  name: 'message subscriptions',
  select: `s.key, s.element_key, s.target_element_id, s.process_instance_key, p.definition_key, p.bpmn_process_id,
    s.message_name, s.correlation_key, ${since} AS since`,
  from: `message_subscription s JOIN process_instance p ON p.root_key = s.root_key AND p.key = s.process_instance_key
    LEFT JOIN element_instance e ON e.root_key = s.root_key AND e.key = s.element_key`,
  fields: {
    messageSubscriptionKey: { sql: 's.key', kind: 'key' },
    processDefinitionId: { sql: 'p.bpmn_process_id', kind: 'text' },
    processDefinitionKey: { sql: 'p.definition_key', kind: 'key' },
    processInstanceKey: { sql: 's.process_instance_key', kind: 'key' },
    elementId: { sql: 's.target_element_id', kind: 'text' },
    elementInstanceKey: { sql: 's.element_key', kind: 'key' },
    messageSubscriptionState: { sql: "'CREATED'::text", kind: 'text' },
    lastUpdatedDate: { sql: since, kind: 'instant' },
    messageName: { sql: 's.message_name', kind: 'text' },
    correlationKey: { sql: "coalesce(s.correlation_key, '')", kind: 'text' },
    tenantId: tenantField,
  },
  tieBreak: ['s.age'],
  view: (row) =>
    present({
      messageSubscriptionKey: row.key,
      processDefinitionId: row.bpmn_process_id,
      processDefinitionKey: row.definition_key,
      processInstanceKey: row.process_instance_key,
      elementId: row.target_element_id,
      elementInstanceKey: row.element_key,
      messageSubscriptionState: 'CREATED',
      lastUpdatedDate: isoDate(Number(row.since)),
      messageName: row.message_name,
      correlationKey: row.correlation_key,
      tenantId,
    }),
};
