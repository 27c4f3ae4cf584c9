import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { openWait } from '../triggers/waits.js';

/** Waits until what it catches happens. */
export const intermediateCatchEvent: ElementBehavior<NodeOf<'intermediateCatchEvent'>> = {
  enter: ({ execution, element, node }) => {
    openWait(execution, element, node);
    return 'waiting';
  },
  leave: leaveByAllThatHold,
};
