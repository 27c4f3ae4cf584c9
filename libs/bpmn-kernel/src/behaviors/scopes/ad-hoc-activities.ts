import type { AdHocSubProcess, ElementId } from '@relevo/bpmn-model';
import { startToken } from '../../execution/enter.js';
import type { Execution } from '../../execution/execution.js';
import { completeAround, terminateInside } from '../../execution/lifecycle.js';
import type { Json, Key, Variables } from '../../keys.js';
import type { ElementInstance, LoopItem } from '../../state.js';
import { checked, setLocal } from '../../variables/assign.js';
import { holds } from '../../variables/condition.js';
import { compute } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import type { TakenFlow, Visit } from '../behavior.js';

/** An activity that is to begin, with variables of its own. */
export type AdHocOrder = { readonly elementId: ElementId; readonly variables: Variables };

const at = ({ processInstanceKey, key: elementKey, elementId }: ElementInstance) => ({
  processInstanceKey,
  elementKey,
  elementId,
});

const rowsOf = ({ state }: Execution, scope: ElementInstance, kind: LoopItem['kind']): readonly LoopItem[] =>
  [...state.loopItems.find('element', scope.key)]
    .filter((item) => item.kind === kind)
    .sort((a, b) => a.counter - b.counter);

const nodeAt = (execution: Execution, scope: ElementInstance): AdHocSubProcess => {
  const node = execution.nodeOf(scope);
  if (node.type === 'adHocSubProcess') return node;
  throw new Error(`Expected (${node.id}) to be an ad-hoc subprocess, but it is a ${node.type}.`);
};

const begin = (execution: Execution, scope: ElementInstance, { elementId, variables }: AdHocOrder): void => {
  const { processInstanceKey, key: scopeKey } = scope;
  setLocal(execution, startToken(execution, { processInstanceKey, scopeKey, elementId }).key, variables);
};

const queue = (execution: Execution, scope: ElementInstance, orders: readonly AdHocOrder[]): void => {
  const last = rowsOf(execution, scope, 'input').at(-1)?.counter ?? 0;
  const { key: elementKey, processInstanceKey } = scope;
  const inputs = orders.map((value, index): LoopItem => {
    const key = execution.services.nextKey();
    return { key, elementKey, processInstanceKey, counter: last + index + 1, kind: 'input', value: { ...value } };
  });
  if (inputs.length > 0) execution.emit({ type: 'AdHocActivitiesQueued', ...at(scope), inputs });
};

/** These activities begin, together; with sequential ordering one after another, after what runs already. */
export const order = (execution: Execution, scope: ElementInstance, orders: readonly AdHocOrder[]): void => {
  if (!nodeAt(execution, scope).sequential) {
    for (const each of orders) begin(execution, scope, each);
    return;
  }
  const [first, ...rest] = orders;
  if (!first || execution.state.elements.count('scope', scope.key) > 0) return queue(execution, scope, orders);
  begin(execution, scope, first);
  queue(execution, scope, rest);
};

const take = (execution: Execution, scope: ElementInstance, { key: loopItemKey }: LoopItem): void =>
  execution.emit({ type: 'LoopInputTaken', ...at(scope), loopItemKey });

/** What runs inside ends, and what was to begin does not. */
export const cancelActivities = (execution: Execution, scope: ElementInstance): void => {
  terminateInside(execution, scope.key);
  for (const item of rowsOf(execution, scope, 'input')) take(execution, scope, item);
};

/** A path inside has ended: the next in order begins, or nothing is left to do. `enough`: its condition holds. */
export const activityLeft = (execution: Execution, scopeKey: Key, enough: boolean): void => {
  const scope = execution.state.elements.get(scopeKey);
  if (!scope || execution.state.elements.count('scope', scopeKey) > 0) return;
  const [next] = enough ? [] : rowsOf(execution, scope, 'input');
  if (next) {
    take(execution, scope, next);
    return begin(execution, scope, next.value as unknown as AdHocOrder);
  }
  if (enough || !nodeAt(execution, scope).completionCondition) completeAround(execution, scope, {});
};

export const adHocOutputs = (execution: Execution, scope: ElementInstance): readonly Json[] =>
  rowsOf(execution, scope, 'output').map(({ value }) => value);

const collect = (visit: Visit, scope: ElementInstance): void => {
  const { execution, element } = visit;
  const node = nodeAt(execution, scope);
  const { outputCollection, outputElement, eventSubProcesses } = node;
  if (outputCollection === undefined || !outputElement || eventSubProcesses.includes(element.elementId)) return;
  const lookup = lookupFrom(execution.state, element.key);
  const { value } = compute(execution.services, outputElement, lookup, { node, what: 'the output element' });
  checked(execution, { [outputCollection]: value });
  const { key: elementKey, processInstanceKey } = scope;
  const counter = rowsOf(execution, scope, 'output').length + 1;
  const key = execution.services.nextKey();
  const output: LoopItem = { key, elementKey, processInstanceKey, counter, kind: 'output', value };
  execution.emit({ type: 'AdHocOutputCollected', ...at(scope), output });
};

const isEnough = (execution: Execution, scope: ElementInstance): boolean => {
  const node = nodeAt(execution, scope);
  if (!node.completionCondition) return false;
  const lookup = lookupFrom(execution.state, scope.key);
  const condition = { expression: node.completionCondition, lookup, code: 'invalid-completion-condition' as const };
  return holds(execution.services, condition, { node, what: 'the completion condition' });
};

const end = (execution: Execution, scope: ElementInstance): void => {
  terminateInside(execution, scope.key);
  completeAround(execution, scope, {});
};

/** The ad-hoc subprocess in which this element was activated, or to which a flow inside has led. */
export const adHocAround = ({ execution, element }: Visit): ElementInstance | undefined => {
  const scope = execution.state.elements.get(element.scopeKey);
  if (scope?.type !== 'adHocSubProcess') return undefined;
  return execution.nodeOf(scope).loop && scope.loop?.kind !== 'iteration' ? undefined : scope;
};

/**
 * Something in an ad-hoc subprocess completes: BPMN 2.0.2 has its completion condition evaluated then; when it holds, the
 * rest is cancelled, or what runs still runs to its end.
 */
export const leaveActivity = (
  visit: Visit,
  scope: ElementInstance,
  { flows, finish }: { readonly flows: readonly TakenFlow[]; readonly finish: (visit: Visit) => void },
): readonly TakenFlow[] | (() => void) => {
  const { execution } = visit;
  if (flows.length === 0) collect(visit, scope);
  const enough = isEnough(execution, scope);
  if (enough && nodeAt(execution, scope).cancelRemaining) {
    finish(visit);
    return () => end(execution, scope);
  }
  if (flows.length > 0) return flows;
  finish(visit);
  return () => activityLeft(execution, scope.key, enough);
};
