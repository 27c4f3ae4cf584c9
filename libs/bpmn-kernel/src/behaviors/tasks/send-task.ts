import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { throwMessage } from '../triggers/message.js';
import { requestNotification } from '../triggers/notification.js';
import { createJob } from './job.js';

/** OMG BPMN 2.0.2 §13.3.3: "upon activation, […] the associated Message is sent and the Send Task completes". */
const enter = (visit: Visit<NodeOf<'sendTask'>>): Entered => {
  const { execution, element, node } = visit;
  if (node.job) return createJob(visit, node.job);
  if (node.message) throwMessage(execution, element, node, node.message);
  if (node.notification) requestNotification(visit, node.notification);
  return 'done';
};

export const sendTask: ElementBehavior<NodeOf<'sendTask'>> = { enter, leave: leaveByAllThatHold };
