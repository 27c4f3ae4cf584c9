import type { TaskListener, UserTask as UserTaskNode } from '@relevo/bpmn-model';
import type { TaskListenerResult } from '../../commands.js';
import type { UserTaskChanges } from '../../events.js';
import type { Execution } from '../../execution/execution.js';
import { ElementFailure } from '../../execution/failure.js';
import { raiseFault } from '../../execution/faults.js';
import { complete } from '../../execution/lifecycle.js';
import type { ElementInstance, PendingTaskChange, UserTask } from '../../state.js';
import { bring } from '../../variables/assign.js';
import { createJob } from './job.js';

/** A change that a person (or the diagram, at creation) asks for. */
export type TaskChange = Omit<PendingTaskChange, 'changes'> & { readonly changes?: UserTaskChanges };

const at = ({ processInstanceKey, elementKey, elementId, key: userTaskKey }: UserTask) => ({
  processInstanceKey,
  elementKey,
  elementId,
  userTaskKey,
});

const elementOf = ({ state }: Execution, { elementKey }: UserTask): ElementInstance => {
  const element = state.elements.get(elementKey);
  if (!element) throw new Error(`Expected the element instance ${elementKey} of a user task, but there is none.`);
  return element;
};

export const listenersTo = (node: UserTaskNode, event: TaskListener['event']): readonly TaskListener[] =>
  (node.taskListeners ?? []).filter((listener) => listener.event === event);

const nodeOf = (execution: Execution, task: UserTask): UserTaskNode => {
  const node = execution.nodeOf(task);
  if (node.type === 'userTask') return node;
  throw new Error(`Expected (${node.id}) to be a user task, but it is a ${node.type}.`);
};

const pend = (execution: Execution, task: UserTask, pending: TaskChange): void =>
  execution.emit({ type: 'UserTaskChangePending', ...at(task), pending: pending as PendingTaskChange });

/** A listener's job that cannot be made is a fault; resolved, the change is heard from the beginning. */
const hear = (execution: Execution, task: UserTask, event: TaskListener['event'], index: number): void => {
  const node = nodeOf(execution, task);
  const element = elementOf(execution, task);
  const listener = listenersTo(node, event)[index];
  if (!listener) return;
  const role = { kind: 'task-listener', listener: { event, index } } as const;
  const outcome = execution.attempt(() => createJob({ execution, element, node }, listener.job, role));
  if (outcome instanceof ElementFailure) raiseFault(execution, element, outcome);
};

/** What is asked for and what listeners have corrected, but for the end of the task. */
const write = (execution: Execution, task: UserTask, { assignee, changes, action }: TaskChange): void => {
  if (assignee !== undefined) execution.emit({ type: 'UserTaskAssigned', ...at(task), assignee, action });
  if (changes) execution.emit({ type: 'UserTaskUpdated', ...at(task), changes, action });
};

const finish = (execution: Execution, task: UserTask, change: TaskChange): void => {
  if (change.event === 'creating') {
    const { assignee, ...rest } = change;
    write(execution, task, rest);
    if (assignee) changeTask(execution, task, { event: 'assigning', action: change.action, assignee });
    return;
  }
  write(execution, task, change);
  if (change.event !== 'completing') return;
  const { action, variables = {} } = change;
  const element = elementOf(execution, task);
  execution.emit({ type: 'UserTaskCompleted', ...at(task), action, variables });
  bring(execution, element, variables);
  complete(execution, element);
};

/** A change happens at once, or when all listeners to it have done their jobs, one after another. */
export const changeTask = (execution: Execution, task: UserTask, change: TaskChange): void => {
  if (listenersTo(nodeOf(execution, task), change.event).length === 0) return finish(execution, task, change);
  pend(execution, task, change);
  hear(execution, task, change.event, 0);
};

const corrected = (change: TaskChange, corrections: TaskListenerResult['corrections']): TaskChange => {
  if (!corrections) return change;
  const { assignee, ...changes } = corrections;
  return {
    ...change,
    ...(assignee !== undefined && { assignee }),
    ...(Object.keys(changes).length > 0 && { changes: { ...change.changes, ...changes } }),
  };
};

/** A listener has seen the change: the next one sees it, with what this one has corrected; or it happens. */
export const changeHeard = (
  execution: Execution,
  task: UserTask,
  heard: number,
  result: TaskListenerResult | undefined,
): void => {
  if (!task.pending) throw new Error(`Expected the user task ${task.key} to wait for a listener, but it does not.`);
  const pending = task.pending as TaskChange;
  if (result?.denied) {
    const reason = result.deniedReason;
    const denied = { pending: null, denied: true, ...(reason !== undefined && { reason }) };
    return execution.emit({ type: 'UserTaskChangePending', ...at(task), ...denied });
  }
  const change = corrected(pending, result?.corrections);
  if (heard + 1 < listenersTo(nodeOf(execution, task), change.event).length) {
    if (change !== pending) pend(execution, task, change);
    return hear(execution, task, change.event, heard + 1);
  }
  execution.emit({ type: 'UserTaskChangePending', ...at(task), pending: null });
  finish(execution, task, change);
};

/** A listener's job could not be made; answers whether that was what the element was stuck on. */
export const hearAgain = (execution: Execution, element: ElementInstance): boolean => {
  const [task] = execution.state.userTasks.find('element', element.key);
  if (!task?.pending || execution.state.jobs.count('element', element.key) > 0) return false;
  hear(execution, task, task.pending.event, 0);
  return true;
};
