import type { UserTask } from '../../state.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { assignmentOf } from './assignment.js';
import { changeTask, listenersTo } from './task-changes.js';

/** Work for a person, kept by the engine itself until somebody completes it. Its creation and assignment may be heard. */
const enter = (visit: Visit<NodeOf<'userTask'>>): Entered => {
  const { execution, element, node } = visit;
  const { services } = execution;
  const at = { processInstanceKey: element.processInstanceKey, elementKey: element.key, elementId: element.elementId };
  const { assignee, ...assignment } = assignmentOf(visit);
  const heard =
    listenersTo(node, 'creating').length > 0 || (assignee !== null && listenersTo(node, 'assigning').length > 0);
  const own = { ...assignment, assignee: heard ? null : assignee };
  const userTask: UserTask = { key: services.nextKey(), ...at, ...own, createdAt: services.now, pending: null };
  execution.emit({ type: 'UserTaskCreated', ...at, userTask });
  const creation = { event: 'creating', action: 'create', ...(assignee !== null && { assignee }) } as const;
  if (heard) changeTask(execution, userTask, creation);
  return 'waiting';
};

export const userTask: ElementBehavior<NodeOf<'userTask'>> = { enter, leave: leaveByAllThatHold };
