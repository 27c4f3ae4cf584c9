import type { ElementId } from '@relevo/bpmn-model';
import { takeFlow } from '../../execution/enter.js';
import { complete } from '../../execution/lifecycle.js';
import type { Variables } from '../../keys.js';
import { bring } from '../../variables/assign.js';
import { waitAs } from '../triggers/wait-as.js';
import { cancelWaits } from '../triggers/waits.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAll, outgoingOf } from '../flows.js';

type EventBasedGateway = NodeOf<'eventBasedGateway'>;

/**
 * OMG BPMN 2.0.2 §13.4.4: "The first Event whose condition is satisfied receives the token". The gateway itself waits
 * for all events after it; the token goes to the one that happened, and the others are not waited for any more. A
 * parallel instantiating one has all its events waited for, each by a token of its own.
 */
const enter = (visit: Visit<EventBasedGateway>): Entered => {
  if (visit.node.instantiate === 'parallel') return 'done';
  const { nodes } = visit.execution.publishedOf(visit.element.processInstanceKey).definition;
  return waitAs(
    visit,
    outgoingOf(visit).flatMap(({ target }) => nodes[target] ?? []),
  );
};

const trigger = (visit: Visit<EventBasedGateway>, target: ElementId, variables: Variables): void => {
  const { execution, element } = visit;
  const flow = outgoingOf(visit).find((candidate) => candidate.target === target);
  if (!flow) return;
  const { processInstanceKey, key: elementKey, elementId } = element;
  cancelWaits(execution, element);
  execution.emit({ type: 'ElementCompleted', processInstanceKey, elementKey, elementId });
  const event = takeFlow(execution, element, { flow, unknownVariables: [] });
  bring(execution, event, variables);
  complete(execution, event);
};

export const eventBasedGateway: ElementBehavior<EventBasedGateway> = { enter, trigger, leave: leaveByAll };
