import { order } from '../values/ordering.js';
import { equal } from './equality.js';

type Comparison = (left: unknown, right: unknown) => boolean | null;

const ordered =
  (decide: (order: number) => boolean): Comparison =>
  (left, right) => {
    const found = order(left, right);
    return found === null ? null : decide(found);
  };

/** By operator (DMN 1.5 §10.3.2.13): null where two values cannot be compared. */
export const comparisons: Readonly<Record<string, Comparison>> = {
  '=': equal,
  '!=': (left, right) => {
    const same = equal(left, right);
    return same === null ? null : !same;
  },
  '<': ordered((found) => found < 0),
  '<=': ordered((found) => found <= 0),
  '>': ordered((found) => found > 0),
  '>=': ordered((found) => found >= 0),
};

/** `value between start and end` is `value >= start and value <= end`. */
export function between(value: unknown, start: unknown, end: unknown): boolean | null {
  const low = order(value, start);
  const high = order(value, end);
  return and(low === null ? null : low >= 0, high === null ? null : high <= 0);
}

/** DMN 1.5, ternary logic: whatever is no boolean counts as unknown. */
export function and(left: unknown, right: unknown): boolean | null {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

export function or(left: unknown, right: unknown): boolean | null {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}

export const not = (value: unknown): boolean | null => (typeof value === 'boolean' ? !value : null);
