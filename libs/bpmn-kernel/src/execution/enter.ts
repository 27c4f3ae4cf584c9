import type { ElementId, FlowId } from '@relevo/bpmn-model';
import type { Join, TakenFlow } from '../behaviors/behavior.js';
import type { Key } from '../keys.js';
import type { ElementInstance } from '../state.js';
import type { Execution } from './execution.js';

export interface Place {
  readonly processInstanceKey: Key;
  readonly scopeKey: Key;
  readonly elementId: ElementId;
  readonly flowId: FlowId | null;
}

/** A token arrives: it has a row from now on, so it counts in its scope although it has not moved yet. */
export const placeToken = (execution: Execution, place: Place, joining: Join | undefined): ElementInstance => {
  const elementKey = execution.services.nextKey();
  const at = { processInstanceKey: place.processInstanceKey, elementKey, elementId: place.elementId };
  const { type } = execution.nodeOf(place);
  const { scopeKey, flowId } = place;
  const waits = joining === null;
  execution.emit({ type: 'ElementEntered', ...at, elementType: type, scopeKey, flowId, joining: waits });
  if (joining?.consumed.length) execution.emit({ type: 'TokensJoined', ...at, consumedElementKeys: joining.consumed });
  const element = execution.state.elements.get(elementKey);
  if (!element) throw new Error(`Expected ElementEntered to make the element (${place.elementId}), but there is none.`);
  return element;
};

/** Starts a token at an element that no flow leads to: start events and boundary events. */
export const startToken = (execution: Execution, place: Omit<Place, 'flowId'>): ElementInstance => {
  const element = placeToken(execution, { ...place, flowId: null }, undefined);
  execution.move(element.key);
  return element;
};

/** Lets a token leave `from` by sequence flows: one token each, waiting where a join says so. */
export const takeFlow = (execution: Execution, from: ElementInstance, taken: TakenFlow): ElementInstance => {
  const { processInstanceKey, scopeKey } = from;
  const { flow, unknownVariables } = taken;
  execution.emit({ type: 'SequenceFlowTaken', processInstanceKey, scopeKey, flowId: flow.id, unknownVariables });
  const place = { processInstanceKey, scopeKey, elementId: flow.target, flowId: flow.id };
  const node = execution.nodeOf(place);
  const join = execution.behaviorOf(node).arrive?.({ execution, node, scopeKey, flow });
  return placeToken(execution, place, join);
};
