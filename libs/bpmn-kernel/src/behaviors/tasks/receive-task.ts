import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { waitAs } from '../triggers/wait-as.js';

/** OMG BPMN 2.0.2 §13.3.3: "begins waiting for the associated Message. When the Message arrives, [it] completes". */
export const receiveTask: ElementBehavior<NodeOf<'receiveTask'>> = {
  enter: (visit) => waitAs(visit, [visit.node]),
  leave: leaveByAllThatHold,
};
