import type { MultiInstanceLoop } from '@relevo/bpmn-model';
import { startToken } from '../../execution/enter.js';
import type { Execution } from '../../execution/execution.js';
import { fail } from '../../execution/failure.js';
import { label } from '../../execution/label.js';
import type { Json } from '../../keys.js';
import type { ElementInstance, LoopItem } from '../../state.js';
import { checked, setLocal } from '../../variables/assign.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { outputVariableOf } from '../../variables/loop-variables.js';
import { lookupFrom } from '../../variables/visible.js';
import type { Visit } from '../behavior.js';

/** How many instances there will be, and with what each begins (over a collection). */
export interface Instances {
  readonly total: number;
  readonly items: readonly Json[] | null;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const numberOf = (value: Json): Json => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);

/** A whole number of 0 or more that an expression of a loop gives; else a fault. */
export const countOf = (
  { execution, element, node }: Visit,
  expression: NonNullable<MultiInstanceLoop['cardinality']>,
  what: string,
): number => {
  const subject = { node, what };
  const computed = compute(execution.services, expression, lookupFrom(execution.state, element.key), subject);
  const count = numberOf(computed.value);
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
  return fail('invalid-collection', unexpected(subject, 'a whole number of 0 or more', expression, computed));
};

const collectionOf = ({ execution, element, node }: Visit, loop: MultiInstanceLoop): Instances => {
  const { inputCollection } = loop;
  const subject = { node, what: 'the input collection' };
  if (!inputCollection)
    return fail(
      'invalid-collection',
      `Expected ${label(node)} to have a collection or a cardinality, but it has none. Draw one.`,
    );
  const computed = compute(execution.services, inputCollection, lookupFrom(execution.state, element.key), subject);
  if (isList(computed.value)) return { total: computed.value.length, items: computed.value };
  return fail('invalid-collection', unexpected(subject, 'a list', inputCollection, computed));
};

export const instancesOf = (visit: Visit, loop: MultiInstanceLoop): Instances =>
  loop.cardinality
    ? { total: countOf(visit, loop.cardinality, 'the number of instances'), items: null }
    : collectionOf(visit, loop);

/**
 * Looked at before the first instance begins, as what fails between two of them would leave nobody to begin the next:
 * each item fits into a variable, and the outputs (a place for each instance) can fit into theirs.
 */
export const checkSizes = ({ execution, node }: Visit, loop: MultiInstanceLoop, { total, items }: Instances): void => {
  const { inputElement = 'item', outputCollection } = loop;
  for (const item of items ?? []) checked(execution, { [inputElement]: item });
  const { variableSize } = execution.services.limits;
  if (outputCollection === undefined || total * 2 <= variableSize) return;
  const message = `Expected the output collection "${outputCollection}" of ${label(node)} to have at most ${variableSize} characters of JSON (limit variableSize), but it would have ${total} items. Correct the number of instances or collect nothing, then retry.`;
  fail('variable-too-large', message);
};

/** What waits for its turn in a sequential loop: all but the first. */
export const waitingInputs = ({ execution, element }: Visit, { items }: Instances): readonly LoopItem[] => {
  const { key: elementKey, processInstanceKey } = element;
  const rest = (items ?? []).slice(1);
  return rest.map((value, index) => {
    const key = execution.services.nextKey();
    return { key, elementKey, processInstanceKey, counter: index + 2, kind: 'input', value };
  });
};

/**
 * An output element that is a variable or lies in one belongs to the instance: else the instances of a parallel loop
 * would write it into the scope that they share.
 */
const ownOutput = (loop: MultiInstanceLoop): Readonly<Record<string, null>> => {
  const name = outputVariableOf(loop);
  return name === undefined ? {} : { [name]: null };
};

/** One instance of a looping activity begins: its loopCounter and its input element are variables of its own. */
export const startIteration = (execution: Execution, body: ElementInstance, counter: number, item?: Json): void => {
  const { processInstanceKey, elementId, key: scopeKey } = body;
  const { loop } = execution.nodeOf(body);
  const iteration = startToken(execution, { processInstanceKey, scopeKey, elementId, counter });
  const multiple = loop?.kind === 'multiInstance' ? loop : undefined;
  const input = multiple?.inputElement !== undefined && item !== undefined ? { [multiple.inputElement]: item } : {};
  setLocal(execution, iteration.key, { ...(multiple && ownOutput(multiple)), loopCounter: counter, ...input });
};
