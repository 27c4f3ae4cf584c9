import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

/** Whatever triggers a start event has happened before the instance exists; its token goes on at once. */
export const startEvent: ElementBehavior<NodeOf<'startEvent'>> = {
  enter: () => 'done',
  leave: leaveByAllThatHold,
};
