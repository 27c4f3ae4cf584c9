import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { createJob } from '../tasks/job.js';
import { throwMessage } from '../triggers/message.js';
import { requestNotification } from '../triggers/notification.js';

/** Throws and goes on, without waiting for anybody to catch. */
const enter = (visit: Visit<NodeOf<'intermediateThrowEvent'>>): Entered => {
  const { execution, element, node } = visit;
  if (node.job) return createJob(visit, node.job);
  if (node.event.kind === 'message') throwMessage(execution, element, node, node.event.message);
  if (node.notification) requestNotification(visit, node.notification);
  return 'done';
};

export const intermediateThrowEvent: ElementBehavior<NodeOf<'intermediateThrowEvent'>> = {
  enter,
  leave: leaveByAllThatHold,
};
