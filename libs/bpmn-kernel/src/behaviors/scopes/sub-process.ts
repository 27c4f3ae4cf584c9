import { startToken } from '../../execution/enter.js';
import { terminateInside } from '../../execution/lifecycle.js';
import { checkDepth } from '../../execution/limits.js';
import type { Entered, ElementBehavior, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { openEventSubProcesses } from '../triggers/event-sub-process.js';

type Embedded = NodeOf<'subProcess' | 'transaction'>;

/** BPMN 2.0.2, Sub-Process: its instance completes when no token is left in it and none of its activities is active. */
export const embedded = {
  enter: ({ execution, element, node }: Visit<Embedded>): Entered => {
    const { processInstanceKey, key: scopeKey } = element;
    checkDepth(execution, scopeKey, node);
    openEventSubProcesses(execution, element, node.eventSubProcesses);
    for (const elementId of node.startNodes) startToken(execution, { processInstanceKey, scopeKey, elementId });
    return node.startNodes.length > 0 ? 'waiting' : 'done';
  },
  terminate: ({ execution, element }: Visit<Embedded>): void => terminateInside(execution, element.key),
};

export const subProcess: ElementBehavior<NodeOf<'subProcess'>> = { ...embedded, leave: leaveByAllThatHold };
