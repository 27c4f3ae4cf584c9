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
  /** One instance of a looping activity: its loopCounter. */
  readonly counter?: number;
  /** The compensation event on whose behalf it undoes. */
  readonly compensates?: Key | null;
}

/** A token arrives: it has a row from now on, so it counts in its scope although it has not moved yet. */
export const placeToken = (execution: Execution, place: Place, joining: Join | undefined): ElementInstance => {
  const elementKey = execution.services.nextKey();
  const at = { processInstanceKey: place.processInstanceKey, elementKey, elementId: place.elementId };
  const { type } = execution.nodeOf(place);
  const { scopeKey, flowId } = place;
  const waits = joining === null;
  const role = {
    ...(place.counter !== undefined && { counter: place.counter }),
    ...(place.compensates && { compensates: place.compensates }),
  };
  execution.emit({ type: 'ElementEntered', ...at, elementType: type, scopeKey, flowId, joining: waits, ...role });
  if (joining?.consumed.length) execution.emit({ type: 'TokensJoined', ...at, consumedElementKeys: joining.consumed });
  const element = execution.state.elements.get(elementKey);
  if (!element) throw new Error(`Expected ElementEntered to make the element (${place.elementId}), but there is none.`);
  return element;
};

/** Starts a token at an element without a flow: start events, boundary events, instances of loops, handlers. */
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
  const join = execution.arrivalAt(node)?.({ execution, node, scopeKey, flow });
  return placeToken(execution, place, join);
};
