import { startToken } from '../../execution/enter.js';
import { terminateInside } from '../../execution/lifecycle.js';
import { checkDepth } from '../../execution/limits.js';
import type { Entered, ElementBehavior, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { isInterrupted, openEventSubProcesses } from '../triggers/event-sub-process.js';

type Embedded = NodeOf<'subProcess' | 'transaction'>;

/** An event subprocess's start event has its row already: its trigger came with it. */
const begin = ({ execution, element, node }: Visit<Embedded>): void => {
  const { processInstanceKey, key: scopeKey } = element;
  const waiting = [...execution.state.elements.find('scope', scopeKey)];
  for (const elementId of node.startNodes) {
    const triggered = waiting.find((token) => token.elementId === elementId);
    if (triggered) execution.move(triggered.key);
    else startToken(execution, { processInstanceKey, scopeKey, elementId });
  }
};

/** BPMN 2.0.2, Sub-Process: its instance completes when no token is left in it and none of its activities is active. */
export const embedded = {
  enter: (visit: Visit<Embedded>): Entered => {
    const { execution, element, node } = visit;
    const scopeKey = element.key;
    checkDepth(execution, scopeKey, node);
    openEventSubProcesses(execution, element, node.eventSubProcesses);
    if (!isInterrupted(execution, scopeKey)) begin(visit);
    return execution.state.elements.count('scope', scopeKey) > 0 ? 'waiting' : 'done';
  },
  terminate: ({ execution, element }: Visit<Embedded>): void => terminateInside(execution, element.key),
};

export const subProcess: ElementBehavior<NodeOf<'subProcess'>> = { ...embedded, leave: leaveByAllThatHold };
