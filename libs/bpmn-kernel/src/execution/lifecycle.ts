import type { TakenFlow, Visit } from '../behaviors/behavior.js';
import { cancelWaits, openBoundaryEvents } from '../behaviors/triggers/waits.js';
import type { Key, Variables } from '../keys.js';
import type { ElementInstance } from '../state.js';
import { applyInputs, applyOutputs, applyTicketFields } from '../variables/mappings.js';
import { variablesOf } from '../variables/visible.js';
import { takeFlow } from './enter.js';
import type { Execution } from './execution.js';
import { ElementFailure } from './failure.js';
import { raiseFault } from './faults.js';
import { checkStep } from './limits.js';

const at = (element: ElementInstance) => ({
  processInstanceKey: element.processInstanceKey,
  elementKey: element.key,
  elementId: element.elementId,
});

export const visitOf = (execution: Execution, element: ElementInstance): Visit => ({
  execution,
  element,
  node: execution.nodeOf(element),
});

/** Phase 1: mappings in, boundary events listening, work begun. Fails as a whole; the token then stays `activating`. */
export const activate = (execution: Execution, element: ElementInstance): void => {
  const visit = visitOf(execution, element);
  const behavior = execution.behaviorOf(visit.node);
  const outcome = execution.attempt(() => {
    checkStep(execution, visit.node);
    applyInputs(visit);
    openBoundaryEvents(execution, element, visit.node);
    return behavior.enter(visit);
  });
  if (outcome instanceof ElementFailure) raiseFault(execution, element, outcome);
  else if (outcome === 'waiting') execution.emit({ type: 'ElementActivated', ...at(element) });
  else if (outcome === 'done') complete(execution, element);
};

/** Phase 2: mappings out, flows chosen. Fails as a whole; the token then stays `completing`. */
export const complete = (execution: Execution, element: ElementInstance): void => {
  const visit = visitOf(execution, element);
  const outcome = execution.attempt(() => {
    applyOutputs(visit);
    applyTicketFields(visit);
    return execution.behaviorOf(visit.node).leave(visit);
  });
  if (!(outcome instanceof ElementFailure)) return goOn(execution, element, outcome);
  execution.emit({ type: 'ElementCompleting', ...at(element) });
  raiseFault(execution, element, outcome);
};

const goOn = (execution: Execution, element: ElementInstance, flows: readonly TakenFlow[]): void => {
  cancelWaits(execution, element);
  execution.emit({ type: 'ElementCompleted', ...at(element) });
  for (const taken of flows) {
    const next = takeFlow(execution, element, taken);
    if (next.state !== 'joining') execution.move(next.key);
  }
  if (flows.length === 0) completeScope(execution, element);
};

/** When the last token of a scope is gone, the scope is done: a subprocess, or the process instance. */
const completeScope = (execution: Execution, last: ElementInstance): void => {
  const { state } = execution;
  if (state.elements.count('scope', last.scopeKey) > 0) return;
  const scope = state.elements.get(last.scopeKey);
  if (scope) return completeAround(execution, scope, {});
  const variables = variablesOf(state, last.scopeKey);
  const endElementId = last.type === 'endEvent' ? last.elementId : null;
  execution.emit({ type: 'ProcessInstanceCompleted', processInstanceKey: last.processInstanceKey, endElementId });
  const parentKey = state.instances.get(last.processInstanceKey)?.parentElementKey;
  const caller = parentKey ? state.elements.get(parentKey) : undefined;
  if (caller) completeAround(execution, caller, variables);
};

const completeAround = (execution: Execution, scope: ElementInstance, variables: Variables): void => {
  const visit = visitOf(execution, scope);
  execution.behaviorOf(visit.node).innerCompleted?.(visit, variables);
  complete(execution, scope);
};

/** Ends a token where it is, with everything inside it and everything it waits for. Nothing goes on from it. */
export const terminate = (execution: Execution, element: ElementInstance): void => {
  const visit = visitOf(execution, element);
  execution.behaviorOf(visit.node).terminate?.(visit);
  cancelWaits(execution, element);
  execution.emit({ type: 'ElementTerminated', ...at(element) });
};

/** Ends all tokens of a scope but one, in the order in which they entered. */
export const terminateInside = (execution: Execution, scopeKey: Key, except?: Key): void => {
  const inside = [...execution.state.elements.find('scope', scopeKey)].sort((a, b) => a.entered - b.entered);
  for (const element of inside) if (element.key !== except) terminate(execution, element);
};

/** Ends a process instance and everything in it. */
export const terminateInstance = (execution: Execution, processInstanceKey: Key): void => {
  terminateInside(execution, processInstanceKey);
  execution.emit({ type: 'ProcessInstanceTerminated', processInstanceKey });
};
