import { terminateInside } from '../../execution/lifecycle.js';
import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

export const adHocSubProcess: ElementBehavior<NodeOf<'adHocSubProcess'>> = {
  enter: () => 'waiting',
  leave: leaveByAllThatHold,
  terminate: ({ execution, element }) => terminateInside(execution, element.key),
};
