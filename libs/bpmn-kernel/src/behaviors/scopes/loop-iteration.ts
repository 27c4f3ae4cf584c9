import type { MultiInstanceLoop, TriggerDefinition } from '@relevo/bpmn-model';
import type { LoopItem } from '../../state.js';
import { holds } from '../../variables/condition.js';
import { compute } from '../../variables/expressions.js';
import { checked } from '../../variables/assign.js';
import { lookupFrom } from '../../variables/visible.js';
import type { Visit } from '../behavior.js';
import { throwTrigger } from '../triggers/throw.js';
import { goesRound, type LoopVerdict } from './loop.js';
import { bodyAt, loopLookup, type LiveBody } from './loop-numbers.js';

/** An instance of a looping activity that is about to end. */
export interface Iteration {
  readonly visit: Visit;
  readonly body: LiveBody;
  readonly counter: number;
}

const iterationOf = (visit: Visit): Iteration => {
  const { execution, element, node } = visit;
  const body = bodyAt(execution, element.scopeKey);
  if (element.loop?.kind === 'iteration' && body) return { visit, body, counter: element.loop.counter };
  throw new Error(`Expected (${node.id}) to run in a loop, but its element instance ${element.key} does not.`);
};

const outputOf = ({ visit, body, counter }: Iteration, loop: MultiInstanceLoop): LoopItem | null => {
  const { execution, element, node } = visit;
  if (loop.outputCollection === undefined || !loop.outputElement) return null;
  const subject = { node, what: 'the output element' };
  const lookup = lookupFrom(execution.state, element.key);
  const { value } = compute(execution.services, loop.outputElement, lookup, subject);
  checked(execution, { [loop.outputCollection]: value });
  const { key: elementKey, processInstanceKey } = body.element;
  return { key: execution.services.nextKey(), elementKey, processInstanceKey, counter, kind: 'output', value };
};

/** BPMN 2.0.2, Multi-Instance: the condition is "evaluated every time an instance completes"; the others then end. */
const verdictOf = (iteration: Iteration): LoopVerdict => {
  const { visit, body, counter } = iteration;
  const { execution, element, node } = visit;
  const { loop } = node;
  if (loop?.kind === 'standard') {
    return goesRound(visit, loop, counter, lookupFrom(execution.state, element.key)) ? 'next' : 'last';
  }
  if (loop?.completionCondition) {
    const lookup = loopLookup(execution, body, element.key);
    const condition = { expression: loop.completionCondition, lookup, code: 'invalid-completion-condition' as const };
    if (holds(execution.services, condition, { node, what: 'the completion condition' })) return 'last';
  }
  if (body.loop.completed === body.loop.total) return 'last';
  return loop?.sequential ? 'next' : 'others';
};

/** BPMN 2.0.2, MultiInstanceBehavior: `none` throws at each completion, `one` at the first, `complex` by conditions. */
const thrownBy = ({ visit, body }: Iteration, loop: MultiInstanceLoop): readonly TriggerDefinition[] => {
  const { execution, element, node } = visit;
  if (loop.behavior === 'all' || (loop.behavior === 'one' && body.loop.completed > 1)) return [];
  const lookup = loopLookup(execution, body, element.key);
  return loop.throws.flatMap(({ condition: expression, event }) => {
    if (!expression) return [event];
    const condition = { expression, lookup, code: 'invalid-completion-condition' as const };
    return holds(execution.services, condition, { node, what: 'the condition of the complex behavior' }) ? [event] : [];
  });
};

/** Thrown in the body's name: its boundary events are the first to catch. */
const throwAll = ({ visit, body: { element } }: Iteration, triggers: readonly TriggerDefinition[]): void => {
  const { execution, node } = visit;
  for (const trigger of triggers) {
    if (execution.state.elements.has(element.key)) throwTrigger({ execution, element, node }, trigger);
  }
};

/** One instance has done its work: `finish` ends it; answers what the loop does then. */
export const leaveIteration = (visit: Visit, finish: (visit: Visit) => void): LoopVerdict => {
  const { body: before, counter } = iterationOf(visit);
  const { execution, node } = visit;
  const { key: elementKey, processInstanceKey, elementId } = before.element;
  const loop = node.loop?.kind === 'multiInstance' ? node.loop : undefined;
  const output = loop ? outputOf({ visit, body: before, counter }, loop) : null;
  execution.emit({ type: 'LoopInstanceCompleted', processInstanceKey, elementKey, elementId, counter, output });
  const iteration = iterationOf(visit);
  const verdict = verdictOf(iteration);
  const thrown = loop ? thrownBy(iteration, loop) : [];
  finish(visit);
  throwAll(iteration, thrown);
  return verdict;
};
