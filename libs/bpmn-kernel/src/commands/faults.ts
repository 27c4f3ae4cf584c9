import { hearAgain } from '../behaviors/tasks/task-changes.js';
import { lookAt } from '../behaviors/triggers/condition.js';
import { tryToWait, waitFor, type openWait } from '../behaviors/triggers/open-waits.js';
import { stillWaits } from '../behaviors/triggers/waits.js';
import type { Execution } from '../execution/execution.js';
import type { Host } from '../execution/host.js';
import { hearInstanceAgain } from '../execution/instance-phases.js';
import { complete } from '../execution/lifecycle.js';
import type { Fault, Job } from '../state.js';
import { found, placeOf, requireRunning, waitingHost, type CommandHandlers } from './handler.js';

/** A failed job is worked again; one without retries gets one. */
const reopen = (execution: Execution, job: Job): void => {
  const place = placeOf(waitingHost(execution, job));
  if (job.retries < 1) execution.emit({ type: 'JobRetriesUpdated', ...place, jobKey: job.key, retries: 1 });
  execution.emit({ type: 'JobMadeAvailable', ...place, jobKey: job.key });
};

/** What could not be waited for is waited for; a condition that failed is looked at again. */
const waitAgain = (execution: Execution, host: Host, { elementId }: Fault): void => {
  const target = execution.nodeOf({ ...host, elementId });
  const isOwn = elementId === host.elementId;
  if (!isOwn && !stillWaits(execution, host, elementId)) return tryToWait(execution, host, target, waitForOne);
  for (const condition of [...execution.state.conditions.find('element', host.key)]) {
    if (condition.targetElementId === elementId && execution.state.conditions.has(condition.key)) {
      lookAt(execution, condition);
    }
  }
};

const waitForOne: typeof openWait = (execution, host, target) => waitFor(execution, host, [target]);

export const faultHandlers: CommandHandlers<'ResolveFault'> = {
  /** Goes on from the phase that failed; what still fails raises a new fault. */
  ResolveFault: (execution, { faultKey }) => {
    const fault = found(execution.state.faults.get(faultKey), 'a fault', faultKey);
    requireRunning(execution, fault);
    const host = waitingHost(execution, fault);
    const element = execution.state.elements.get(host.key);
    execution.emit({ type: 'FaultResolved', ...placeOf(host), faultKey });
    const job = fault.jobKey === null ? undefined : execution.state.jobs.get(fault.jobKey);
    if (job) reopen(execution, job);
    else if (!element && fault.elementId === host.elementId) hearInstanceAgain(execution, host.key);
    else if (element && fault.elementId === host.elementId && hearAgain(execution, element)) return;
    else if (fault.elementId !== host.elementId || element?.state === 'active') waitAgain(execution, host, fault);
    else if (element?.state === 'activating') execution.move(element.key);
    else if (element?.state === 'completing') complete(execution, element);
  },
};
