import type { FaultCode } from '@relevo/bpmn-kernel';
import type { SearchResource } from '../search/search-resource.js';
import { isoDate, present, tenantField, tenantId } from '../wire.js';

interface Row {
  readonly key: string;
  readonly element_key: string;
  readonly element_id: string;
  readonly process_instance_key: string;
  readonly definition_key: string;
  readonly bpmn_process_id: string;
  readonly job_key: string | null;
  readonly error_type: string;
  readonly message: string;
  readonly state: string;
  readonly raised_at: string;
}

/** Our fault codes in the words of Camunda's error types. */
export const errorTypes = {
  'condition-not-boolean': 'CONDITION_ERROR',
  'no-flow-taken': 'CONDITION_ERROR',
  'expression-failed': 'EXTRACT_VALUE_ERROR',
  'expression-timeout': 'EXTRACT_VALUE_ERROR',
  'invalid-timer': 'EXTRACT_VALUE_ERROR',
  'invalid-correlation-key': 'EXTRACT_VALUE_ERROR',
  'invalid-assignment': 'EXTRACT_VALUE_ERROR',
  'invalid-job': 'EXTRACT_VALUE_ERROR',
  'unhandled-error': 'UNHANDLED_ERROR_EVENT',
  'job-without-retries': 'JOB_NO_RETRIES',
  'decision-failed': 'DECISION_EVALUATION_ERROR',
  'decision-not-found': 'CALLED_DECISION_ERROR',
  'form-not-found': 'FORM_NOT_FOUND',
  'called-process-not-found': 'CALLED_ELEMENT_ERROR',
  'called-process-suspended': 'CALLED_ELEMENT_ERROR',
  'reserved-variable': 'IO_MAPPING_ERROR',
  'variable-too-large': 'MESSAGE_SIZE_EXCEEDED',
  'invalid-collection': 'EXTRACT_VALUE_ERROR',
  'invalid-completion-condition': 'EXTRACT_VALUE_ERROR',
  'invalid-activity': 'EXTRACT_VALUE_ERROR',
  'unhandled-cancel': 'UNKNOWN',
  'limit-steps': 'UNKNOWN',
  'limit-tokens': 'UNKNOWN',
  'limit-depth': 'UNKNOWN',
} as const satisfies Record<FaultCode, string>;

/** `f.code` as its error type. What a listener could not do is told from the element's own work. */
const errorType = `(CASE WHEN f.code = 'job-without-retries' AND j.kind = 'execution-listener' THEN 'EXECUTION_LISTENER_NO_RETRIES'
  WHEN f.code = 'job-without-retries' AND j.kind = 'task-listener' THEN 'TASK_LISTENER_NO_RETRIES'
  ELSE CASE f.code ${Object.entries(errorTypes)
    .map(([code, type]) => `WHEN '${code}' THEN '${type}'`)
    .join(' ')} ELSE 'UNKNOWN' END END)`;

const states = { ACTIVE: 'active', RESOLVED: 'resolved' } as const;

export const incidents: SearchResource<Row, object> = {
  name: 'incidents',
  select: `f.key, f.element_key, f.element_id, f.process_instance_key, p.definition_key, p.bpmn_process_id,
    f.job_key, ${errorType} AS error_type, f.message, f.state, f.raised_at`,
  from: `fault f JOIN process_instance p ON p.key = f.process_instance_key
    LEFT JOIN job j ON j.root_key = f.root_key AND j.key = f.job_key`,
  fields: {
    incidentKey: { sql: 'f.key', kind: 'key' },
    processDefinitionKey: { sql: 'p.definition_key', kind: 'key' },
    processDefinitionId: { sql: 'p.bpmn_process_id', kind: 'text' },
    processInstanceKey: { sql: 'f.process_instance_key', kind: 'key' },
    elementInstanceKey: { sql: 'f.element_key', kind: 'key' },
    elementId: { sql: 'f.element_id', kind: 'text' },
    jobKey: { sql: 'f.job_key', kind: 'key' },
    errorType: { sql: errorType, kind: 'text' },
    errorMessage: { sql: 'f.message', kind: 'text' },
    creationTime: { sql: 'f.raised_at', kind: 'instant' },
    state: { sql: 'f.state', kind: 'text', values: states },
    tenantId: tenantField,
  },
  tieBreak: ['f.age'],
  view: (row) =>
    present({
      incidentKey: row.key,
      processDefinitionKey: row.definition_key,
      processDefinitionId: row.bpmn_process_id,
      processInstanceKey: row.process_instance_key,
      elementInstanceKey: row.element_key,
      elementId: row.element_id,
      jobKey: row.job_key,
      errorType: row.error_type,
      errorMessage: row.message,
      creationTime: isoDate(Number(row.raised_at)),
      state: row.state === 'active' ? 'ACTIVE' : 'RESOLVED',
      tenantId,
    }),
};
