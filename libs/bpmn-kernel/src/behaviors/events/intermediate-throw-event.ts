import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { createJob } from '../tasks/job.js';
import { requestNotification } from '../triggers/notification.js';
import { throwAll } from '../triggers/throw.js';

/** Throws and goes on, without waiting for anybody to catch (but for compensation, which may be waited for). */
const enter = (visit: Visit<NodeOf<'intermediateThrowEvent'>>): Entered => {
  const { job, notification } = visit.node;
  if (job) return createJob(visit, job);
  if (notification) requestNotification(visit, notification);
  return throwAll(visit);
};

export const intermediateThrowEvent: ElementBehavior<NodeOf<'intermediateThrowEvent'>> = {
  enter,
  leave: leaveByAllThatHold,
};
