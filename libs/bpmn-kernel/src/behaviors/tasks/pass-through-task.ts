import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

/** OMG BPMN 2.0.2 §13.3.3: an abstract task "completes immediately"; a manual task is done outside any engine. */
export const passThroughTask: ElementBehavior<NodeOf<'task'>> & ElementBehavior<NodeOf<'manualTask'>> = {
  enter: () => 'done',
  leave: leaveByAllThatHold,
};
