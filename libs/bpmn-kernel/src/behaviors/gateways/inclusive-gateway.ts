import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

export const inclusiveGateway: ElementBehavior<NodeOf<'inclusiveGateway'>> = {
  enter: () => 'done',
  leave: leaveByAllThatHold,
};
