import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { createJob } from './job.js';

/** A job for a worker. */
export const serviceTask: ElementBehavior<NodeOf<'serviceTask'>> = {
  enter: (visit) => createJob(visit, visit.node.job),
  leave: leaveByAllThatHold,
};
