import { registry } from '../behaviors/registry.js';
import { lookAtConditions } from '../behaviors/triggers/condition-looks.js';
import { joiningAtGateway } from '../case/schema.js';
import type { Key } from '../keys.js';
import type { ElementInstance } from '../state.js';
import type { Execution } from './execution.js';
import { ElementFailure } from './failure.js';
import { raiseFault } from './faults.js';
import { activate, visitOf } from './lifecycle.js';

/** Element types whose joins open only when nothing else moves. */
const settlingTypes = Object.entries(registry).flatMap(([type, behavior]) => ('settle' in behavior ? [type] : []));

/** At each join the token that came first speaks for all that wait there; so does, waiting for reset, who resets it. */
const waitingToSettle = (execution: Execution): readonly ElementInstance[] => {
  const first = new Map<string, ElementInstance>();
  for (const type of settlingTypes) {
    for (const element of execution.state.elements.find('joiningType', type)) {
      const place = `${element.state} ${joiningAtGateway(element.scopeKey, element.elementId)}`;
      const known = first.get(place);
      if (!known || element.entered < known.entered) first.set(place, element);
    }
  }
  return [...first.values()].sort((a, b) => a.entered - b.entered);
};

/** Opens one join that may open now; answers the token that goes on. */
const settleOne = (execution: Execution): Key | undefined => {
  for (const element of waitingToSettle(execution)) {
    if (execution.state.faults.count('element', element.key) > 0) continue;
    const visit = visitOf(execution, element);
    const join = execution.attempt(() => execution.behaviorOf(visit).settle?.(visit));
    if (join instanceof ElementFailure) raiseFault(execution, element, join);
    if (!join || join instanceof ElementFailure) continue;
    const { processInstanceKey, elementId, key: elementKey } = element;
    const consumedElementKeys = join.consumed;
    execution.emit({ type: 'TokensJoined', processInstanceKey, elementKey, elementId, consumedElementKeys });
    return elementKey;
  }
  return undefined;
};

/** Moves every token until all wait. */
export const runToWaitStates = (execution: Execution): void => {
  for (;;) {
    // A condition may interrupt what would move next: it happens when it becomes true, not when all have come to rest.
    if (lookAtConditions(execution)) continue;
    const key = execution.nextMoving() ?? settleOne(execution);
    if (key === undefined) return;
    const element = execution.state.elements.get(key);
    if (element?.state === 'activating') activate(execution, element);
  }
};
