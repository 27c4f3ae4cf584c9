import { startToken } from '../../execution/enter.js';
import { terminateInside } from '../../execution/lifecycle.js';
import { checkDepth } from '../../execution/limits.js';
import type { ElementBehavior, NodeOf } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';

/** OMG BPMN 2.0.2 §13.3.4: its instance completes when no token is left in it and none of its activities is active. */
export const subProcess: ElementBehavior<NodeOf<'subProcess'>> = {
  enter: ({ execution, element, node }) => {
    const { processInstanceKey, key: scopeKey } = element;
    checkDepth(execution, scopeKey, node);
    startToken(execution, { processInstanceKey, scopeKey, elementId: node.startEvent });
    return 'waiting';
  },
  leave: leaveByAllThatHold,
  terminate: ({ execution, element }) => terminateInside(execution, element.key),
};
