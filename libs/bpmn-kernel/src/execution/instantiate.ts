import type { ElementId, FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import { outgoingOf } from '../behaviors/flows.js';
import type { Key, Variables } from '../keys.js';
import type { ElementInstance } from '../state.js';
import { bring } from '../variables/assign.js';
import { placeToken, takeFlow, type Place } from './enter.js';
import type { Execution } from './execution.js';
import { complete, visitOf } from './lifecycle.js';
import { processListeners } from './process-listeners.js';

export interface TriggeredStart {
  readonly processInstanceKey: Key;
  /** One of the definition's `startEvents`: what it waits for has come. */
  readonly elementId: ElementId;
  readonly variables: Variables;
}

const gatewayBefore = ({ nodes, flows }: ProcessDefinition, node: FlowNode): FlowNode | undefined =>
  node.incoming
    .map((id) => nodes[flows[id]?.source ?? ''])
    .find((source) => source?.type === 'eventBasedGateway' && source.instantiate !== undefined);

/** The instance's start listeners go first: its tokens stand where they begin until those are heard. */
const isListening = (execution: Execution, { processInstanceKey }: TriggeredStart): boolean =>
  processListeners(execution.publishedOf(processInstanceKey).definition, 'start').length > 0;

/** What a token was to wait for here has come already. */
const happened = (execution: Execution, element: ElementInstance, start: TriggeredStart): void => {
  bring(execution, element, start.variables);
  if (!isListening(execution, start)) return complete(execution, element);
  const { processInstanceKey, key: elementKey, elementId } = element;
  execution.emit({ type: 'ElementCompleting', processInstanceKey, elementKey, elementId });
};

/**
 * BPMN 2.0.2, Event-Based Gateway, process instantiation: the event that came starts the instance. With Parallel, "the
 * occurrence of one of the subsequent Events creates a new Process instance. However, the other Events are still
 * waiting for and are expected to occur before the Process instance can complete".
 */
const startByGateway = (execution: Execution, gateway: ElementInstance, start: TriggeredStart): void => {
  const visit = visitOf(execution, gateway);
  const { processInstanceKey, key: elementKey, elementId } = gateway;
  execution.emit({ type: 'ElementCompleted', processInstanceKey, elementKey, elementId });
  const parallel = visit.node.type === 'eventBasedGateway' && visit.node.instantiate === 'parallel';
  const flows = outgoingOf(visit).filter(({ target }) => parallel || target === start.elementId);
  const events = flows.map((flow) => takeFlow(execution, gateway, { flow, unknownVariables: [] }));
  for (const event of events) {
    if (event.elementId === start.elementId) happened(execution, event, start);
    else if (!isListening(execution, start)) execution.move(event.key);
  }
};

/** A new instance's first token, where its trigger has come: a start event, a receive task, or an event after a gateway. */
export const startByTrigger = (execution: Execution, start: TriggeredStart): void => {
  const { processInstanceKey, elementId, variables } = start;
  const { definition } = execution.publishedOf(processInstanceKey);
  const place: Place = { processInstanceKey, scopeKey: processInstanceKey, elementId, flowId: null };
  const node = execution.nodeOf(place);
  const gateway = gatewayBefore(definition, node);
  if (gateway) {
    return startByGateway(execution, placeToken(execution, { ...place, elementId: gateway.id }, undefined), start);
  }
  const token = placeToken(execution, place, undefined);
  if (node.type !== 'startEvent') return happened(execution, token, start);
  // A trigger's variables go where its event's output mappings say.
  bring(execution, token, variables);
  if (!isListening(execution, start)) execution.move(token.key);
};
