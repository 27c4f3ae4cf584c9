import { changeHeard } from '../behaviors/tasks/task-changes.js';
import { completeNow, goOnWithInstance } from '../execution/instance-phases.js';
import { hearInstance } from '../execution/process-listeners.js';
import type { Command } from '../commands.js';
import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import { complete } from '../execution/lifecycle.js';
import type { Variables } from '../keys.js';
import type { Job, UserTask } from '../state.js';
import { propagate, setLocal } from '../variables/assign.js';
import { labelOf, placeOf, waitingHost } from './handler.js';

type Completion = Extract<Command, { type: 'CompleteJob' }>;

const deniable = ['assigning', 'updating', 'completing'];

const isPriority = (priority: number): boolean => Number.isInteger(priority) && priority >= 0 && priority <= 100;

/** What a task listener may answer: no variables; a denial of what can be denied; corrections that a task can have. */
const checkAnswer = (execution: Execution, job: Job, { variables, result }: Completion, task: UserTask): void => {
  const what = `the ${job.listener?.event} listener of ${labelOf(execution, waitingHost(execution, job))}`;
  if (Object.keys(variables).length > 0) {
    refuse(
      'invalid-variables',
      `Expected ${what} to answer without variables, but got some. Correct the task instead.`,
    );
  }
  if (result?.denied && !deniable.includes(job.listener?.event ?? '')) {
    refuse(
      'wrong-state',
      `Expected ${what} to accept, but it denies what can only be accepted. Complete it without a denial.`,
    );
  }
  const { priority, assignee } = result?.corrections ?? {};
  if (priority !== undefined && !isPriority(priority)) {
    refuse('invalid-variables', `Expected a priority from 0 to 100, whole, but got ${priority}.`);
  }
  if (assignee !== undefined && task.pending?.event === 'creating' && task.pending.assignee) {
    const message = `Expected ${what} to leave the assignee alone, but the diagram names one. Correct it when it is assigned.`;
    refuse('wrong-state', message);
  }
};

/** A task listener has answered. */
export const completeTaskListener = (execution: Execution, job: Job, command: Completion): void => {
  const [task] = execution.state.userTasks.find('element', job.elementKey);
  if (!task) throw new Error(`Expected a user task at ${job.elementKey}, but there is none.`);
  checkAnswer(execution, job, command, task);
  execution.emit({ type: 'JobCompleted', ...placeOf(waitingHost(execution, job)), jobKey: job.key });
  changeHeard(execution, task, job.listener?.index ?? 0, command.result);
};

const completeInstanceListener = (execution: Execution, job: Job): void => {
  const { processInstanceKey } = job;
  const { event, index } = job.listener ?? { event: 'start', index: 0 };
  if (event === 'start') {
    if (!hearInstance(execution, processInstanceKey, 'start', index + 1))
      goOnWithInstance(execution, processInstanceKey);
  } else if (!hearInstance(execution, processInstanceKey, 'end', index + 1)) completeNow(execution, processInstanceKey);
};

/** An execution listener has done its job: what it brings is local before the work, and goes outwards after it. */
export const completeExecutionListener = (execution: Execution, job: Job, variables: Variables): void => {
  const host = waitingHost(execution, job);
  execution.emit({ type: 'JobCompleted', ...placeOf(host), jobKey: job.key });
  if (job.listener?.event === 'start') setLocal(execution, host.key, variables);
  else propagate(execution, execution.state.elements.get(host.key)?.scopeKey ?? host.key, variables);
  if (!execution.state.elements.has(host.key)) return completeInstanceListener(execution, job);
  execution.emit({ type: 'ListenerCompleted', ...placeOf(host) });
  const element = execution.state.elements.get(host.key);
  if (element?.state === 'activating') execution.move(element.key);
  else if (element) complete(execution, element);
};
