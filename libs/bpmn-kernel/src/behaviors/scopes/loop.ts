import type { MultiInstanceLoop, StandardLoop } from '@relevo/bpmn-model';
import { loopInputAt } from '../../case/schema.js';
import { complete, terminateInside } from '../../execution/lifecycle.js';
import type { Execution } from '../../execution/execution.js';
import { checkTokens } from '../../execution/limits.js';
import type { Key } from '../../keys.js';
import type { VariableLookup } from '../../services.js';
import { checked, propagate } from '../../variables/assign.js';
import { holds } from '../../variables/condition.js';
import { lookupFrom } from '../../variables/visible.js';
import type { ElementBehavior, Entered, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { checkSizes, countOf, instancesOf, startIteration, waitingInputs } from './loop-instances.js';
import { bodyAt, outputsOf, type LiveBody } from './loop-numbers.js';

const start = ({ execution, element }: Visit, total: number | null, inputs: ReturnType<typeof waitingInputs>): void => {
  const at = { processInstanceKey: element.processInstanceKey, elementKey: element.key, elementId: element.elementId };
  execution.emit({ type: 'LoopStarted', ...at, total, inputs });
};

/**
 * BPMN 2.0.2, Standard Loop: the activity loops "as long as the boolean condition is true", tested before or after each
 * round; loopMaximum is "a cap on the number of iterations". `done`: rounds so far.
 */
export const goesRound = (visit: Visit, loop: StandardLoop, done: number, lookup: VariableLookup): boolean => {
  const { execution, node } = visit;
  if (loop.maximum && done >= countOf(visit, loop.maximum, 'the maximum of rounds')) return false;
  if (!loop.condition || (done === 0 && !loop.testBefore)) return true;
  const condition = { expression: loop.condition, lookup, code: 'condition-not-boolean' as const };
  return holds(execution.services, condition, { node, what: 'the loop condition' });
};

const enterStandard = (visit: Visit, loop: StandardLoop): Entered => {
  const { execution, element } = visit;
  start(visit, null, []);
  const around = lookupFrom(execution.state, element.key);
  if (!goesRound(visit, loop, 0, (name) => (name === 'loopCounter' ? 0 : around(name)))) return 'done';
  startIteration(execution, element, 1);
  return 'waiting';
};

const enterMultiInstance = (visit: Visit, loop: MultiInstanceLoop): Entered => {
  const { execution, element } = visit;
  const instances = instancesOf(visit, loop);
  const { total, items } = instances;
  if (!loop.sequential) checkTokens(execution, visit.node, total);
  checkSizes(visit, loop, instances);
  start(visit, total, loop.sequential ? waitingInputs(visit, instances) : []);
  const begin = loop.sequential ? Math.min(total, 1) : total;
  for (let counter = 1; counter <= begin; counter += 1) {
    startIteration(execution, element, counter, items?.[counter - 1]);
  }
  return total > 0 ? 'waiting' : 'done';
};

/** The collected outputs become a variable around the loop before its conditions choose the flows. */
const collect = ({ execution, element, node }: Visit): void => {
  const name = node.loop?.kind === 'multiInstance' ? node.loop.outputCollection : undefined;
  const body = bodyAt(execution, element.key);
  if (name === undefined || !body) return;
  propagate(execution, element.scopeKey, checked(execution, { [name]: outputsOf(execution, body) }));
};

/** Holds the instances of a looping activity, as a subprocess holds its tokens; its flows are taken once. */
export const loopBody: ElementBehavior = {
  enter: (visit) => {
    const { loop } = visit.node;
    if (!loop) return 'done';
    return loop.kind === 'standard' ? enterStandard(visit, loop) : enterMultiInstance(visit, loop);
  },
  leave: (visit) => {
    collect(visit);
    return leaveByAllThatHold(visit);
  },
  terminate: ({ execution, element }) => terminateInside(execution, element.key),
};

/** What follows when one instance has completed. */
export type LoopVerdict = 'next' | 'others' | 'last';

const beginNext = (execution: Execution, { element, loop }: LiveBody): void => {
  const counter = loop.entered + 1;
  const { processInstanceKey, elementId, key: elementKey } = element;
  const [input] = execution.state.loopItems.find('input', loopInputAt(elementKey, counter));
  if (input) {
    const loopItemKey = input.key;
    execution.emit({ type: 'LoopInputTaken', processInstanceKey, elementKey, elementId, loopItemKey });
  }
  startIteration(execution, element, counter, input?.value);
};

/** The next instance begins, or the loop is done: instances that still run end with it. */
export const loopGoesOn = (execution: Execution, bodyKey: Key, verdict: LoopVerdict): void => {
  const body = bodyAt(execution, bodyKey);
  if (!body || verdict === 'others') return;
  if (verdict === 'next') return beginNext(execution, body);
  terminateInside(execution, bodyKey);
  complete(execution, body.element);
};
