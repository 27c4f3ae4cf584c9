import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { assignmentOf } from './assignment.js';

/** Work for a person, kept by the engine itself until somebody completes it. */
const enter = (visit: Visit<NodeOf<'userTask'>>): Entered => {
  const { execution, element } = visit;
  const { services } = execution;
  const at = { processInstanceKey: element.processInstanceKey, elementKey: element.key, elementId: element.elementId };
  const userTask = { key: services.nextKey(), ...at, ...assignmentOf(visit), createdAt: services.now, pending: null };
  execution.emit({ type: 'UserTaskCreated', ...at, userTask });
  return 'waiting';
};

export const userTask: ElementBehavior<NodeOf<'userTask'>> = { enter, leave: leaveByAllThatHold };
