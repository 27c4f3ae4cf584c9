import type { Entered, TakenFlow, Visit } from '../behaviors/behavior.js';
import { adHocAround, leaveActivity } from '../behaviors/scopes/ad-hoc-activities.js';
import { continueCompensation } from '../behaviors/scopes/compensation.js';
import { loopGoesOn } from '../behaviors/scopes/loop.js';
import { leaveIteration } from '../behaviors/scopes/loop-iteration.js';
import { isReopened } from '../behaviors/scopes/compensation-drawing.js';
import { forgetCompensations, recordCompensation } from '../behaviors/scopes/compensation-records.js';
import { afterConditions } from '../behaviors/triggers/condition-looks.js';
import { cancelWaits, openBoundaryEvents } from '../behaviors/triggers/waits.js';
import type { Key, Variables } from '../keys.js';
import type { ElementInstance } from '../state.js';
import { applyInputs, applyOutputs, applyTicketFields } from '../variables/mappings.js';
import { takeFlow } from './enter.js';
import type { Execution } from './execution.js';
import { ElementFailure } from './failure.js';
import { raiseFault } from './faults.js';
import { instanceHost } from './host.js';
import { completeInstance } from './instance-phases.js';
import { checkStep } from './limits.js';
import { hasListenersLeft, startListener } from './listeners.js';

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

/** The token holds the instances of a looping activity; it is no instance itself. */
const isLoopBody = ({ element, node }: Visit): boolean => node.loop !== undefined && element.loop?.kind !== 'iteration';

/** An activity's boundary events listen once, whatever its loop; what undoes has none. */
const listenAround = ({ execution, element, node }: Visit): void => {
  if (element.loop?.kind !== 'iteration' && element.compensates === null) openBoundaryEvents(execution, element, node);
};

/** Mappings in, start listeners heard one after another, boundary events listening, work begun. */
const begin = (visit: Visit): Entered | 'listening' => {
  const { execution, element, node } = visit;
  checkStep(execution, node);
  // A listener that is done has found its mappings applied.
  if (!isLoopBody(visit) && element.listened === 0) applyInputs(visit);
  if (!isLoopBody(visit) && hasListenersLeft(visit, 'start')) return startListener(visit, 'start');
  listenAround(visit);
  // A boundary event whose condition held already has interrupted it.
  if (!execution.state.elements.has(element.key)) return 'ended';
  return execution.behaviorOf(visit).enter(visit);
};

/** Phase 1. Fails as a whole; the token then stays `activating`. */
export const activate = (execution: Execution, element: ElementInstance): void => {
  const outcome = execution.attempt(() => begin(visitOf(execution, element)));
  if (outcome instanceof ElementFailure) raiseFault(execution, element, outcome);
  else if (outcome === 'waiting') execution.emit({ type: 'ElementActivated', ...at(element) });
  else if (outcome === 'done') complete(execution, element);
};

/** Where a token goes from here: by flows, nowhere yet (a listener is heard), or (it has ended already) what follows. */
type Leaving = readonly TakenFlow[] | 'listening' | (() => void);

/** The element instance ends; nothing of it is waited for any more. What was open to be undone has completed before. */
const finish = (visit: Visit): void => {
  const { execution, element, node } = visit;
  cancelWaits(execution, element);
  recordCompensation(visit);
  const type = isReopened(element, node) ? 'ElementTerminated' : 'ElementCompleted';
  execution.emit({ type, ...at(element) });
};

/** Mappings out, then the end listeners, one after another. */
const release = (visit: Visit): 'listening' | 'released' => {
  const { execution, element, node } = visit;
  if (isLoopBody(visit) || isReopened(element, node)) return 'released';
  if (element.listened === 0 || element.state !== 'completing') {
    execution.behaviorOf(visit).conclude?.(visit);
    applyOutputs(visit);
    applyTicketFields(visit);
  }
  if (!hasListenersLeft(visit, 'end')) return 'released';
  if (element.state !== 'completing') execution.emit({ type: 'ElementCompleting', ...at(element) });
  return startListener(visit, 'end');
};

const leave = (visit: Visit): Leaving => {
  const { execution, element } = visit;
  if (release(visit) === 'listening') return 'listening';
  // What undoes goes nowhere; what is one of several goes on with the others.
  if (element.compensates !== null) {
    finish(visit);
    return () => continueCompensation(execution, element);
  }
  if (element.loop?.kind === 'iteration') {
    const verdict = leaveIteration(visit, finish);
    return () => loopGoesOn(execution, element.scopeKey, verdict);
  }
  const flows = execution.behaviorOf(visit).leave(visit);
  const adHoc = adHocAround(visit);
  return adHoc ? leaveActivity(visit, adHoc, { flows, finish }) : flows;
};

/** Phase 2: mappings out, end listeners heard, flows chosen. Fails as a whole; the token then stays `completing`. */
export const complete = (execution: Execution, element: ElementInstance): void => {
  const visit = visitOf(execution, element);
  const outcome = execution.attempt(() => leave(visit));
  if (outcome === 'listening') return;
  if (typeof outcome === 'function') return outcome();
  if (!(outcome instanceof ElementFailure)) return goOn(visit, outcome);
  if (element.state !== 'completing') execution.emit({ type: 'ElementCompleting', ...at(element) });
  raiseFault(execution, element, outcome);
};

const goOn = (visit: Visit, flows: readonly TakenFlow[]): void => {
  const { execution, element, node } = visit;
  finish(visit);
  for (const taken of flows) {
    for (let tokens = node.completionQuantity ?? 1; tokens > 0; tokens -= 1) {
      const next = takeFlow(execution, element, taken);
      if (next.state !== 'joining') execution.move(next.key);
    }
  }
  if (flows.length > 0) return;
  // What it has set may start an event subprocess of its scope, or end that, before the scope counts as done.
  afterConditions(execution, () => {
    const { elements, instances } = execution.state;
    const lives = elements.has(element.scopeKey) || instances.get(element.scopeKey)?.state === 'active';
    if (lives) scopeLeft(execution, element);
  });
};

/** A token is gone from its scope. When the last one is, the scope is done: a subprocess, or the process instance. */
export const scopeLeft = (execution: Execution, last: ElementInstance): void => {
  const { state } = execution;
  const scope = state.elements.get(last.scopeKey);
  if (scope) {
    const visit = visitOf(execution, scope);
    const behavior = execution.behaviorOf(visit);
    if (behavior.tokenLeft) return behavior.tokenLeft(visit);
  }
  if (state.elements.count('scope', last.scopeKey) > 0) return;
  if (scope) return completeAround(execution, scope, {});
  completeInstance(execution, last);
};

/** Nothing is left inside `scope`: its work is done. */
export const completeAround = (execution: Execution, scope: ElementInstance, variables: Variables): void => {
  const visit = visitOf(execution, scope);
  execution.behaviorOf(visit).innerCompleted?.(visit, variables);
  complete(execution, scope);
};

/** Ends a token where it is, with everything inside it and everything it waits for. Nothing goes on from it. */
export const terminate = (execution: Execution, element: ElementInstance): void => {
  const visit = visitOf(execution, element);
  execution.behaviorOf(visit).terminate?.(visit);
  forgetCompensations(execution, element.key);
  cancelWaits(execution, element);
  execution.emit({ type: 'ElementTerminated', ...at(element) });
};

/** Ends all tokens of a scope but one, in the order in which they entered. */
export const terminateInside = (execution: Execution, scopeKey: Key, except?: Key): void => {
  const inside = [...execution.state.elements.find('scope', scopeKey)].sort((a, b) => a.entered - b.entered);
  for (const element of inside) if (element.key !== except) terminate(execution, element);
};

/** Ends a process instance and everything in it. */
export const terminateInstance = (execution: Execution, processInstanceKey: Key, reason?: string): void => {
  terminateInside(execution, processInstanceKey);
  forgetCompensations(execution, processInstanceKey);
  const host = instanceHost(execution, processInstanceKey);
  if (host) cancelWaits(execution, host);
  const why = reason === undefined ? {} : { reason };
  execution.emit({ type: 'ProcessInstanceTerminated', processInstanceKey, ...why });
};
