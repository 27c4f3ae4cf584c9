import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

export const complexGateway: ElementBehavior<NodeOf<'complexGateway'>> = {
  enter: () => 'done',
  leave: leaveByAllThatHold,
};
