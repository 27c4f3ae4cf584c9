import type { Execution } from '../../execution/execution.js';
import type { Json, Key } from '../../keys.js';
import type { VariableLookup } from '../../services.js';
import type { ElementInstance, LoopState } from '../../state.js';
import { lookupFrom } from '../../variables/visible.js';

export type LoopBodyState = Extract<LoopState, { kind: 'body' }>;

/** A loop's body as it stands now. */
export interface LiveBody {
  readonly element: ElementInstance;
  readonly loop: LoopBodyState;
}

/** The body with that key; undefined where it has ended. */
export const bodyAt = ({ state }: Execution, key: Key): LiveBody | undefined => {
  const element = state.elements.get(key);
  return element?.loop?.kind === 'body' ? { element, loop: element.loop } : undefined;
};

/** One place for each instance, in the order of their loopCounters; null where one gave nothing. */
export const outputsOf = ({ state }: Execution, { element, loop }: LiveBody): readonly Json[] => {
  const outputs = Array.from<Json>({ length: loop.total ?? loop.entered }).fill(null);
  for (const item of state.loopItems.find('element', element.key)) {
    if (item.kind === 'output') outputs[item.counter - 1] = item.value;
  }
  return outputs;
};

/**
 * What the conditions of a loop read besides variables (BPMN 2.0.2, instance attributes of Multi-Instance Activities),
 * while the instance whose variables they see is about to end.
 */
export const loopLookup = (execution: Execution, body: LiveBody, from: Key): VariableLookup => {
  const { element, loop } = body;
  const node = execution.nodeOf(element);
  const active = execution.state.elements.count('scope', element.key) - 1;
  const { entered, completed } = loop;
  const numbers = new Map<string, () => Json>([
    ['numberOfInstances', () => loop.total ?? entered],
    ['numberOfActiveInstances', () => active],
    ['numberOfCompletedInstances', () => completed],
    ['numberOfTerminatedInstances', () => entered - completed - active],
  ]);
  const collection = node.loop?.kind === 'multiInstance' ? node.loop.outputCollection : undefined;
  if (collection !== undefined) numbers.set(collection, () => outputsOf(execution, body) as Json);
  const around = lookupFrom(execution.state, from);
  return (name) => numbers.get(name)?.() ?? around(name);
};
