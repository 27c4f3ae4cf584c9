import type { Job } from '@relevo/bpmn-kernel';
import type { SearchResource } from '../search/search-resource.js';
import { isoDate, present, tenantField, tenantId } from '../wire.js';
import { jobKinds, listenerOf } from './job-documents.js';

interface Row {
  readonly key: string;
  readonly element_key: string;
  readonly element_id: string;
  readonly process_instance_key: string;
  readonly definition_key: string;
  readonly bpmn_process_id: string;
  readonly type: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly state: string;
  readonly error_message: string | null;
  readonly error_code: string | null;
  readonly ended_at: string | null;
  readonly worker: string | null;
  readonly deadline: string | null;
  readonly kind: Job['kind'];
  readonly listener: Job['listener'];
}

const states = {
  CREATED: 'activatable',
  FAILED: 'failed',
  COMPLETED: 'completed',
  CANCELED: 'canceled',
  ERROR_THROWN: 'error-thrown',
} as const;

const wireStates: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(states).map(([wire, stored]) => [stored, wire]),
);

/** Camunda does not know suspended jobs: they are there and not handed out. */
const shownState = "(CASE j.state WHEN 'suspended' THEN 'activatable' ELSE j.state END)";

export const jobs: SearchResource<Row, object> = {
  name: 'jobs',
  select: `j.key, j.element_key, j.element_id, j.process_instance_key, p.definition_key, p.bpmn_process_id, j.type,
    j.retries, j.headers, ${shownState} AS state, j.error_message, j.error_code, j.ended_at, j.worker, j.deadline, j.kind,
    j.listener`,
  from: 'job j JOIN process_instance p ON p.key = j.process_instance_key',
  fields: {
    jobKey: { sql: 'j.key', kind: 'key' },
    type: { sql: 'j.type', kind: 'text' },
    worker: { sql: "coalesce(j.worker, '')", kind: 'text' },
    state: { sql: shownState, kind: 'text', values: states },
    kind: { sql: 'j.kind', kind: 'text', values: jobKinds },
    listenerEventType: { sql: "coalesce(upper(j.listener ->> 'event'), 'UNSPECIFIED')", kind: 'text' },
    retries: { sql: 'j.retries', kind: 'integer' },
    deadline: { sql: 'j.deadline', kind: 'instant' },
    endTime: { sql: 'j.ended_at', kind: 'instant' },
    errorCode: { sql: 'j.error_code', kind: 'text' },
    errorMessage: { sql: 'j.error_message', kind: 'text' },
    hasFailedWithRetriesLeft: { sql: '(j.error_message IS NOT NULL AND j.retries > 0)', kind: 'boolean' },
    elementId: { sql: 'j.element_id', kind: 'text' },
    elementInstanceKey: { sql: 'j.element_key', kind: 'key' },
    processInstanceKey: { sql: 'j.process_instance_key', kind: 'key' },
    processDefinitionId: { sql: 'p.bpmn_process_id', kind: 'text' },
    processDefinitionKey: { sql: 'p.definition_key', kind: 'key' },
    tenantId: tenantField,
  },
  tieBreak: ['j.age'],
  view: (row) => ({
    ...present({
      deadline: row.deadline === null ? null : isoDate(Number(row.deadline)),
      endTime: row.ended_at === null ? null : isoDate(Number(row.ended_at)),
      errorCode: row.error_code,
      errorMessage: row.error_message,
    }),
    jobKey: row.key,
    type: row.type,
    worker: row.worker ?? '',
    state: wireStates[row.state] ?? 'CREATED',
    ...listenerOf(row.kind, row.listener?.event ?? null),
    retries: row.retries,
    customHeaders: row.headers,
    hasFailedWithRetriesLeft: row.error_message !== null && row.retries > 0,
    elementId: row.element_id,
    elementInstanceKey: row.element_key,
    processInstanceKey: row.process_instance_key,
    processDefinitionId: row.bpmn_process_id,
    processDefinitionKey: row.definition_key,
    tenantId,
  }),
};
