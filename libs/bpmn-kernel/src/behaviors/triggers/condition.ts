import type { ConditionDefinition, FlowNode } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { ElementFailure, fail } from '../../execution/failure.js';
import { raiseFault } from '../../execution/faults.js';
import { hostOf, type Host } from '../../execution/host.js';
import type { Condition } from '../../state.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import { catchesOnce, triggersOf } from './targets.js';
import { trigger } from './trigger.js';

export const conditionOf = (target: FlowNode, index: number): ConditionDefinition => {
  const found = triggersOf(target)[index];
  if (found?.kind === 'conditional') return found.condition;
  throw new Error(`Expected trigger ${index} of (${target.id}) to be a condition, but it is none.`);
};

/** A variable that nobody has set yet is waited for; anything else that is neither true nor false is a fault. */
const holds = (execution: Execution, host: Host, target: FlowNode, index: number): boolean => {
  const { expression } = conditionOf(target, index);
  const subject = { node: target, what: 'the condition' };
  const computed = compute(execution.services, expression, lookupFrom(execution.state, host.key), subject);
  if (typeof computed.value === 'boolean') return computed.value;
  if (computed.value === null && computed.unknown.length > 0) return false;
  return fail('condition-not-boolean', unexpected(subject, 'true or false', expression, computed));
};

const placeOf = ({ processInstanceKey, key: elementKey, elementId }: Host) => ({
  processInstanceKey,
  elementKey,
  elementId,
});

/** `host` waits for the condition of `target`, from its first look on. */
export const armCondition = (execution: Execution, host: Host, target: FlowNode, index: number): void => {
  const condition = {
    key: execution.services.nextKey(),
    elementKey: host.key,
    targetElementId: target.id,
    processInstanceKey: host.processInstanceKey,
    trigger: index,
    interrupting: catchesOnce(target),
    held: holds(execution, host, target, index),
  };
  execution.emit({ type: 'ConditionArmed', ...placeOf(host), condition });
};

const meet = (execution: Execution, host: Host, condition: Condition): void => {
  const { key: conditionKey, targetElementId, interrupting: closes } = condition;
  execution.emit({ type: 'ConditionMet', ...placeOf(host), conditionKey, targetElementId, closes });
  trigger(execution, host, targetElementId, {});
};

/** Those of these targets whose condition held when it was armed happen at once. */
export const meetHeld = (execution: Execution, host: Host, targets: readonly FlowNode[]): void => {
  const armed = [...execution.state.conditions.find('element', host.key)].filter(({ held }) => held);
  for (const { id } of targets) {
    for (const condition of armed.filter(({ targetElementId }) => targetElementId === id)) {
      if (execution.state.conditions.has(condition.key)) meet(execution, host, condition);
    }
  }
};

const stuck = (execution: Execution, host: Host, target: FlowNode, failure: ElementFailure): void => {
  const known = [...execution.state.faults.find('element', host.key)].some(({ elementId }) => elementId === target.id);
  if (!known) raiseFault(execution, { ...host, elementId: target.id }, failure);
};

const unstuck = (execution: Execution, host: Host, target: FlowNode): void => {
  for (const { key, elementId } of [...execution.state.faults.find('element', host.key)]) {
    if (elementId === target.id) execution.emit({ type: 'FaultResolved', ...placeOf(host), faultKey: key });
  }
};

/** Looks again: it happens when its condition becomes true. */
export const lookAt = (execution: Execution, condition: Condition): void => {
  const host = hostOf(execution, condition.elementKey);
  if (!host) throw new Error(`Expected the host ${condition.elementKey} of a condition, but there is none.`);
  const target = execution.nodeOf({ ...host, elementId: condition.targetElementId });
  const outcome = execution.attempt(() => holds(execution, host, target, condition.trigger));
  if (outcome instanceof ElementFailure) stuck(execution, host, target, outcome);
  else unstuck(execution, host, target);
  const held = outcome === true;
  if (held === condition.held) return;
  const { key: conditionKey, interrupting: closes } = condition;
  if (!held || !closes) execution.emit({ type: 'ConditionChanged', ...placeOf(host), conditionKey, held });
  if (held) meet(execution, host, condition);
};
