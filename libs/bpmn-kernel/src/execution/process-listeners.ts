import type { ExecutionListener, ProcessDefinition } from '@relevo/bpmn-model';
import { createJob } from '../behaviors/tasks/job.js';
import type { Key } from '../keys.js';
import type { Execution } from './execution.js';
import { ElementFailure } from './failure.js';
import { raiseFault } from './faults.js';
import { instanceHost } from './host.js';

export const processListeners = (
  { listeners }: ProcessDefinition,
  event: ExecutionListener['event'],
): readonly ExecutionListener[] => (listeners ?? []).filter((listener) => listener.event === event);

/**
 * Hands the process instance to one of its listeners; false where there is no such one. A job that cannot be made is a
 * fault of the instance; resolved, the listeners to that event begin again.
 */
export const hearInstance = (
  execution: Execution,
  instanceKey: Key,
  event: ExecutionListener['event'],
  index: number,
): boolean => {
  const { definition } = execution.publishedOf(instanceKey);
  const element = instanceHost(execution, instanceKey);
  const listener = processListeners(definition, event)[index];
  if (!listener || !element) return false;
  const role = { kind: 'execution-listener', listener: { event, index } } as const;
  const outcome = execution.attempt(() => createJob({ execution, element, node: definition }, listener.job, role));
  if (outcome instanceof ElementFailure) raiseFault(execution, element, outcome);
  return true;
};
