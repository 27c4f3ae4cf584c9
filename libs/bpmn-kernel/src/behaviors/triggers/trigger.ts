import type { ElementId, FlowNode } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { hostOf, type Host } from '../../execution/host.js';
import { complete, visitOf } from '../../execution/lifecycle.js';
import type { Variables } from '../../keys.js';
import type { ElementInstance } from '../../state.js';
import { bring, propagate } from '../../variables/assign.js';
import { fireBoundaryEvent } from './boundary.js';
import { fireEventSubProcess } from './event-sub-process.js';
import { openWait, tryToWait } from './open-waits.js';
import { isParallelMultiple } from './targets.js';
import { closeWaits, stillWaits } from './waits.js';

/** One of a parallel multiple event's triggers has come, others are to come: what it brought is set now. */
const keep = (execution: Execution, host: Host, target: FlowNode, variables: Variables): void => {
  const element = execution.state.elements.get(host.key);
  if (element?.elementId === target.id) return bring(execution, element, variables);
  propagate(execution, target.type === 'boundaryEvent' && element ? element.scopeKey : host.key, variables);
};

/** A non-interrupting event that has taken all its triggers waits for all of them anew. */
const armAnew = (execution: Execution, key: Host['key'], target: FlowNode): void => {
  const host = hostOf(execution, key);
  if (!host || !isParallelMultiple(target) || !('interrupting' in target) || target.interrupting) return;
  tryToWait(execution, host, target, openWait);
};

/** The event after a gateway, or the very element that waits, has happened; the rest of it is not waited for any more. */
const goOn = (execution: Execution, element: ElementInstance, target: FlowNode, variables: Variables): void => {
  closeWaits(execution, element, [target]);
  const visit = visitOf(execution, element);
  const behavior = execution.behaviorOf(visit);
  if (behavior.trigger) return behavior.trigger(visit, target.id, variables);
  bring(execution, element, variables);
  complete(execution, element);
};

/**
 * What `host` waited for has come, on behalf of `targetId`: a boundary event, the start of an event subprocess, an event
 * after its gateway, or itself.
 */
export const trigger = (execution: Execution, host: Host, targetId: ElementId, variables: Variables): void => {
  const target = execution.nodeOf({ ...host, elementId: targetId });
  if (isParallelMultiple(target) && stillWaits(execution, host, targetId)) {
    return keep(execution, host, target, variables);
  }
  const element = execution.state.elements.get(host.key);
  if (element && target.type === 'boundaryEvent') fireBoundaryEvent(execution, element, target, variables);
  else if (target.type === 'startEvent' && target.id !== host.elementId) {
    fireEventSubProcess(execution, host, target, variables);
  } else if (element) goOn(execution, element, target, variables);
  armAnew(execution, host.key, target);
};
