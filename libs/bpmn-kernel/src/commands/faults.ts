import type { Execution } from '../execution/execution.js';
import { complete } from '../execution/lifecycle.js';
import type { Job } from '../state.js';
import { elementOf, found, placeOf, type CommandHandlers } from './handler.js';

/** A failed job is worked again; one without retries gets one. */
const reopen = (execution: Execution, job: Job): void => {
  const place = placeOf(elementOf(execution, job));
  if (job.retries < 1) execution.emit({ type: 'JobRetriesUpdated', ...place, jobKey: job.key, retries: 1 });
  execution.emit({ type: 'JobMadeAvailable', ...place, jobKey: job.key });
};

export const faultHandlers: CommandHandlers<'ResolveFault'> = {
  /** Goes on from the phase that failed; what still fails raises a new fault. */
  ResolveFault: (execution, { faultKey }) => {
    const fault = found(execution.state.faults.get(faultKey), 'a fault', faultKey);
    const element = elementOf(execution, fault);
    execution.emit({ type: 'FaultResolved', ...placeOf(element), faultKey });
    const job = fault.jobKey === null ? undefined : execution.state.jobs.get(fault.jobKey);
    if (job) reopen(execution, job);
    else if (element.state === 'activating') execution.move(element.key);
    else if (element.state === 'completing') complete(execution, element);
  },
};
