import { resultBounds } from '../json.js';

type Operation = (left: number, right: number) => number | null;

const operations: Readonly<Record<string, Operation>> = {
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? null : left / right),
  '**': (left, right) => left ** right,
  '^': (left, right) => left ** right,
};

/** DMN 1.3 §10.3.2.12 on JSON values: null where an operand has no such operation. */
export function arithmetic(operator: string): ((left: unknown, right: unknown) => unknown) | undefined {
  if (operator === '+') return add;
  const operation = operations[operator];
  if (!operation) return undefined;
  return (left, right) => (typeof left === 'number' && typeof right === 'number' ? operation(left, right) : null);
}

function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left !== 'string' || typeof right !== 'string') return null;
  if (left.length + right.length > resultBounds.characters) {
    throw new Error(`it joins texts to more than ${resultBounds.characters} characters`);
  }
  return left + right;
}
