import type { Key } from '@relevo/bpmn-kernel';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { elementName } from '../element-instances/element-instance-search.js';
import { variablesSql } from '../process-instances/process-instance-search.js';
import type { SearchField, SearchResource } from '../search/search-resource.js';
import { isoDate, present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly element_key: string;
  readonly element_id: string;
  readonly process_instance_key: string;
  readonly definition_key: string;
  readonly bpmn_process_id: string;
  readonly process_name: string | null;
  readonly version: number;
  readonly assignee: string | null;
  readonly candidate_groups: readonly string[];
  readonly candidate_users: readonly string[];
  readonly due_at: string | null;
  readonly follow_up_at: string | null;
  readonly priority: number;
  readonly form_key: string | null;
  readonly external_form_reference: string | null;
  readonly created_at: string;
  readonly state: string;
  readonly ended_at: string | null;
}

const states = {
  ...{ CREATED: 'created', COMPLETED: 'completed', CANCELED: 'canceled' },
  ...{ CREATING: 'creating', ASSIGNING: 'assigning', UPDATING: 'updating' },
  ...{ COMPLETING: 'completing', CANCELING: 'canceling' },
} as const;

/** A change that waits for listeners shows as Camunda shows it. */
const stateSql = "(CASE WHEN t.ended_at IS NULL THEN coalesce(t.pending ->> 'event', t.state) ELSE t.state END)";

const dateOrNull = (at: string | null): string | null => (at === null ? null : isoDate(Number(at)));

const fields: Readonly<Record<string, SearchField>> = {
  userTaskKey: { sql: 't.key', kind: 'key' },
  elementInstanceKey: { sql: 't.element_key', kind: 'key' },
  elementId: { sql: 't.element_id', kind: 'text' },
  processInstanceKey: { sql: 't.process_instance_key', kind: 'key' },
  processDefinitionKey: { sql: 'p.definition_key', kind: 'key' },
  processDefinitionId: { sql: 'p.bpmn_process_id', kind: 'text' },
  state: { sql: stateSql, kind: 'text', values: states },
  assignee: { sql: 't.assignee', kind: 'text' },
  candidateGroup: { sql: 't.candidate_groups', kind: 'text', array: true },
  candidateUser: { sql: 't.candidate_users', kind: 'text', array: true },
  priority: { sql: 't.priority', kind: 'integer' },
  creationDate: { sql: 't.created_at', kind: 'instant' },
  completionDate: { sql: 't.ended_at', kind: 'instant' },
  dueDate: { sql: 't.due_at', kind: 'instant' },
  followUpDate: { sql: 't.follow_up_at', kind: 'instant' },
  tenantId: tenantField,
};

/** `zeebe:taskHeaders` of the version that the task is of. */
const headersOf = (catalogue: Catalogue, { definition_key, element_id }: Row): Readonly<Record<string, string>> => {
  const node = catalogue.definition(definition_key as Key)?.definition.nodes[element_id];
  return (node?.type === 'userTask' && node.headers) || {};
};

export const userTasks = (catalogue: Catalogue): SearchResource<Row, object> => ({
  name: 'user tasks',
  select: `t.key, t.element_key, t.element_id, t.process_instance_key, p.definition_key, p.bpmn_process_id,
    d.name AS process_name, p.version, t.assignee, t.candidate_groups, t.candidate_users, t.due_at, t.follow_up_at,
    t.priority, t.form_key, t.external_form_reference, t.created_at,
    ${stateSql} AS state, t.ended_at`,
  from: `user_task t JOIN process_instance p ON p.key = t.process_instance_key
    JOIN process_definition d ON d.key = p.definition_key`,
  fields,
  special: {
    processInstanceVariables: variablesSql('t.process_instance_key'),
    localVariables: variablesSql('t.element_key'),
  },
  tieBreak: ['t.age'],
  view: (row) =>
    present({
      userTaskKey: row.key,
      name: elementName(catalogue, row),
      state: row.state.toUpperCase(),
      assignee: row.assignee,
      elementId: row.element_id,
      elementInstanceKey: row.element_key,
      candidateGroups: row.candidate_groups,
      candidateUsers: row.candidate_users,
      processDefinitionId: row.bpmn_process_id,
      processDefinitionKey: row.definition_key,
      processDefinitionVersion: row.version,
      processName: row.process_name ?? row.bpmn_process_id,
      processInstanceKey: row.process_instance_key,
      formKey: row.form_key,
      externalFormReference: row.external_form_reference,
      creationDate: isoDate(Number(row.created_at)),
      completionDate: dateOrNull(row.ended_at),
      dueDate: dateOrNull(row.due_at),
      followUpDate: dateOrNull(row.follow_up_at),
      priority: row.priority,
      customHeaders: headersOf(catalogue, row),
      tenantId,
    }),
});
