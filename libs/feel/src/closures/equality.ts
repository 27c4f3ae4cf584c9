import type { FeelRange } from 'feelin';
import { kindOf, type FeelContext } from '../values/kinds.js';
import { order } from '../values/ordering.js';
import { isZoned } from '../values/temporal.js';

/** DMN 1.5 §10.3.2.13: null where values of different types are compared; only null equals null. */
export function equal(left: unknown, right: unknown): boolean | null {
  if (left === right) return true;
  const kind = kindOf(left);
  const other = kindOf(right);
  if (kind === 'nil' || other === 'nil') return kind === other;
  if (kind !== other) return null;
  switch (kind) {
    case 'list':
      return equalLists(left as readonly unknown[], right as readonly unknown[]);
    case 'context':
      return equalContexts(left as FeelContext, right as FeelContext);
    case 'range':
      return equalRanges(left as FeelRange, right as FeelRange);
    case 'boolean':
    case 'number':
    case 'string':
    case 'function':
      return left === right;
    default:
      return isZoned(left) === isZoned(right) && order(left, right) === 0;
  }
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((element, index) => equal(element, b[index]) === true);
}

function equalContexts(a: FeelContext, b: FeelContext): boolean {
  const entries = Object.entries(a);
  if (entries.length !== Object.keys(b).length) return false;
  return entries.every(([name, value]) => Object.hasOwn(b, name) && equal(value, b[name]) === true);
}

function equalRanges(a: FeelRange, b: FeelRange): boolean {
  const sameEnds = equal(a.start, b.start) === true && equal(a.end, b.end) === true;
  return sameEnds && a['start included'] === b['start included'] && a['end included'] === b['end included'];
}
