import { equal, jsonType } from './equality.js';

type Comparison = (left: unknown, right: unknown) => boolean | null;

const ordered =
  (decide: (order: number) => boolean): Comparison =>
  (left, right) => {
    if (right === null) return null;
    requireEndpoint(right);
    return left === null ? null : decide(order(left, right));
  };

/** By operator. Equal to feelin's, which compares by a range with one endpoint. */
export const comparisons: Readonly<Record<string, Comparison>> = {
  '=': (left, right) => equal(left, right),
  '!=': (left, right) => {
    const same = equal(left, right);
    return same === null ? null : !same;
  },
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
};

/** DMN 1.3 §10.3.2.7: `value between start and end`, neither of them null. */
export function between(value: unknown, start: unknown, end: unknown): boolean | null {
  requireEndpoint(start);
  if (jsonType(start) !== jsonType(end)) throw unordered(end);
  if (value === null) return null;
  const [low, high] = order(start, end) > 0 ? [end, start] : [start, end];
  return order(value, low) >= 0 && order(value, high) <= 0;
}

function order(left: unknown, right: unknown): number {
  const a = left as string;
  const b = right as string;
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

export function requireEndpoint(value: unknown): void {
  if (typeof value !== 'number' && typeof value !== 'string') throw unordered(value);
}

const unordered = (value: unknown) => new Error(`a ${jsonType(value)} has no order`);
