import type { Job, TaskListenerResult } from '@relevo/bpmn-kernel';
import type { ActivatedJob, ListenedTask } from '../../jobs/activated-job.js';
import { taskChanges } from '../user-tasks/task-changes.js';
import { isoDate, present, tenantId } from '../wire.js';
import type { CompletionRequest } from './job-requests.js';

/** Our kinds of jobs in Camunda's words. */
export const jobKinds = {
  BPMN_ELEMENT: 'work',
  EXECUTION_LISTENER: 'execution-listener',
  TASK_LISTENER: 'task-listener',
} as const satisfies Record<string, Job['kind']>;

const kindNames = Object.fromEntries(Object.entries(jobKinds).map(([wire, kind]) => [kind, wire]));

export const listenerOf = (kind: Job['kind'], event: string | null) => ({
  kind: kindNames[kind],
  listenerEventType: event?.toUpperCase() ?? 'UNSPECIFIED',
});

export const jobDocument = (job: ActivatedJob): object => ({
  jobKey: job.key,
  type: job.type,
  worker: job.worker,
  retries: job.retries,
  deadline: job.deadline,
  customHeaders: job.headers,
  variables: job.variables,
  elementId: job.elementId,
  elementInstanceKey: job.elementKey,
  processInstanceKey: job.processInstanceKey,
  processDefinitionKey: job.definitionKey,
  processDefinitionId: job.bpmnProcessId,
  processDefinitionVersion: job.version,
  ...listenerOf(job.kind, job.listenerEvent),
  ...(job.userTask && { userTask: taskDocument(job.userTask) }),
  tenantId,
});

const taskDocument = (task: ListenedTask): object =>
  present({
    userTaskKey: task.key,
    action: task.action,
    assignee: task.assignee,
    candidateGroups: task.candidateGroups,
    candidateUsers: task.candidateUsers,
    changedAttributes: task.changedAttributes.map((name) => wireNames[name] ?? name),
    dueDate: task.dueAt === null ? null : isoDate(task.dueAt),
    followUpDate: task.followUpAt === null ? null : isoDate(task.followUpAt),
    formKey: task.formKey,
    priority: task.priority,
  });

const wireNames: Readonly<Record<string, string>> = { dueAt: 'dueDate', followUpAt: 'followUpDate' };

/** What a task listener answers; undefined: it accepts the change as it is. */
export const listenerResult = (request: CompletionRequest): TaskListenerResult | undefined => {
  const result = request?.result;
  if (!result) return undefined;
  const { assignee, ...changes } = result.corrections ?? {};
  return {
    denied: result.denied ?? false,
    ...(result.deniedReason && { deniedReason: result.deniedReason }),
    corrections: {
      ...taskChanges(changes),
      ...(typeof assignee === 'string' && { assignee: assignee === '' ? null : assignee }),
    },
  };
};
