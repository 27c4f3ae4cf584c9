import type { ExecutionListener } from '@relevo/bpmn-model';
import type { Visit } from '../behaviors/behavior.js';
import { createJob } from '../behaviors/tasks/job.js';

const listenersOf = ({ node }: Visit, event: ExecutionListener['event']): readonly ExecutionListener[] =>
  (node.listeners ?? []).filter((listener) => listener.event === event);

const heard = ({ element }: Visit, event: ExecutionListener['event']): number =>
  (event === 'end') === (element.state === 'completing') ? element.listened : 0;

export const hasListenersLeft = (visit: Visit, event: ExecutionListener['event']): boolean =>
  listenersOf(visit, event).length > heard(visit, event);

/** The element's own headers, and those of the listener, which go before them. */
const headersOf = ({ node }: Visit, { job }: ExecutionListener) => ({
  ...('job' in node ? node.job?.headers : undefined),
  ...job.headers,
});

/** Hands the element to its next listener; the phase goes on when that has done its job. */
export const startListener = (visit: Visit, event: ExecutionListener['event']): 'listening' => {
  const index = heard(visit, event);
  const listener = listenersOf(visit, event)[index];
  if (!listener) return 'listening';
  const job = { ...listener.job, headers: headersOf(visit, listener) };
  createJob(visit, job, { kind: 'execution-listener', listener: { event, index } });
  return 'listening';
};
