import { catchError, findCatcher, unhandled, type Catcher } from '../behaviors/triggers/error.js';
import type { Execution } from '../execution/execution.js';
import { ElementFailure, fail, refuse } from '../execution/failure.js';
import { raiseFault } from '../execution/faults.js';
import { complete } from '../execution/lifecycle.js';
import type { Key } from '../keys.js';
import type { ElementInstance, Job } from '../state.js';
import { bring, setLocal } from '../variables/assign.js';
import {
  accepted,
  elementOf,
  found,
  labelOf,
  placeOf,
  requireRunning,
  waitingHost,
  type CommandHandlers,
} from './handler.js';
import { completeExecutionListener, completeTaskListener } from './listeners.js';

/** A job that a worker may answer. */
const openJob = (execution: Execution, key: Key): Job => {
  const job = found(execution.state.jobs.get(key), 'a job', key);
  requireRunning(execution, job);
  if (job.state === 'activatable') return job;
  const at = labelOf(execution, waitingHost(execution, job));
  return refuse(
    'wrong-state',
    `Expected a job that is to be worked, but the one of ${at} has failed. Resolve its fault first.`,
  );
};

/** A worker's number as one that can be counted with: negative ones, fractions and NaN are none. */
const whole = (value: number): number => (Number.isFinite(value) ? Math.max(0, Math.trunc(value)) : 0);

const withoutRetries = (execution: Execution, job: Job, errorMessage: string): string => {
  const at = labelOf(execution, waitingHost(execution, job));
  const why = errorMessage ? `: ${errorMessage}` : '';
  return `Expected a worker to do the job "${job.type}" of ${at}, but it failed and no retries are left${why}. Repair the cause, then retry.`;
};

/** Who catches a worker's error, or the fault that nobody does. */
const catcherOf = (execution: Execution, element: ElementInstance, code: string): Catcher | ElementFailure =>
  execution.attempt(
    () =>
      findCatcher(execution, element, code) ?? fail('unhandled-error', unhandled(code, labelOf(execution, element))),
  );

/** A listener stands outside the flow: it has no error to throw there. */
const refuseErrorsOfListeners = (execution: Execution, job: Job): void => {
  if (job.kind === 'work') return;
  const at = labelOf(execution, waitingHost(execution, job));
  const message = `Expected the work of ${at} to throw an error, but "${job.type}" is the job of a listener, which cannot. Fail it, or complete it with a variable that the diagram looks at.`;
  refuse('wrong-state', message);
};

export const jobHandlers: CommandHandlers<'CompleteJob' | 'FailJob' | 'ThrowJobError' | 'UpdateJobRetries'> = {
  CompleteJob: (execution, command) => {
    const job = openJob(execution, command.jobKey);
    const variables = accepted(execution, command.variables);
    if (job.kind === 'task-listener') return completeTaskListener(execution, job, command);
    if (job.kind === 'execution-listener') return completeExecutionListener(execution, job, variables);
    const element = elementOf(execution, job);
    execution.emit({ type: 'JobCompleted', ...placeOf(element), jobKey: job.key });
    bring(execution, element, variables);
    complete(execution, element);
  },
  FailJob: (execution, command) => {
    const job = openJob(execution, command.jobKey);
    const element = waitingHost(execution, job);
    const variables = accepted(execution, command.variables);
    const { errorMessage } = command;
    const retries = whole(command.retries);
    const availableAt = execution.services.now + whole(command.retryBackOff);
    const place = placeOf(element);
    execution.emit({ type: 'JobFailed', ...place, jobKey: job.key, retries, availableAt, errorMessage });
    setLocal(execution, element.key, variables);
    if (retries > 0) return;
    const message = withoutRetries(execution, job, errorMessage);
    raiseFault(execution, element, { code: 'job-without-retries', message }, job.key);
  },
  ThrowJobError: (execution, command) => {
    const job = openJob(execution, command.jobKey);
    refuseErrorsOfListeners(execution, job);
    const element = elementOf(execution, job);
    const { errorCode: code, errorMessage } = command;
    const variables = accepted(execution, command.variables);
    const catcher = catcherOf(execution, element, code);
    const caught = !(catcher instanceof ElementFailure);
    const thrown = { jobKey: job.key, errorCode: code, errorMessage, caught };
    execution.emit({ type: 'JobErrorThrown', ...placeOf(element), ...thrown });
    if (caught) catchError(execution, element, catcher, { code, variables });
    else raiseFault(execution, element, catcher, job.key);
  },
  UpdateJobRetries: (execution, { jobKey, retries }) => {
    const job = found(execution.state.jobs.get(jobKey), 'a job', jobKey);
    if (!Number.isInteger(retries) || retries < 1) {
      refuse('invalid-variables', `Expected at least 1 retry, whole, but got ${retries}.`);
    }
    execution.emit({ type: 'JobRetriesUpdated', ...placeOf(waitingHost(execution, job)), jobKey, retries });
  },
};
