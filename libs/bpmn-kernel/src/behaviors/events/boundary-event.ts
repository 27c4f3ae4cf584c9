import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

/** Its activity waits for it (see `fireBoundaryEvent`); a token stands here only once it has happened. */
export const boundaryEvent: ElementBehavior<NodeOf<'boundaryEvent'>> = {
  enter: () => 'done',
  leave: leaveByAllThatHold,
};
