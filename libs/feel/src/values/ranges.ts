import { FeelRange } from 'feelin';
import { and } from '../closures/comparison.js';
import { kindOf } from './kinds.js';
import { order } from './ordering.js';

export interface Ends {
  readonly start: unknown;
  readonly end: unknown;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}

/** A range; null where its ends have no order between them. An end that is null is open for ever. */
export function rangeOf({ start, end, startIncluded, endIncluded }: Ends): FeelRange | null {
  const ends = [start ?? null, end ?? null].filter((each) => each !== null);
  const [first] = ends;
  if (ends.some((each) => order(each, first) === null)) return null;
  return new FeelRange({
    start: start ?? null,
    end: end ?? null,
    'start included': startIncluded && (start ?? null) !== null,
    'end included': endIncluded && (end ?? null) !== null,
    valueType: first === undefined ? null : kindOf(first),
  });
}

/** Whether a value lies in a range; null where that cannot be said. */
export function includes(range: FeelRange, value: unknown): boolean | null {
  if (value instanceof FeelRange) return includesRange(range, value);
  if (range.start === null && range.end === null) return null;
  return and(startsBefore(range, value), endsAfter(range, value));
}

function startsBefore(range: FeelRange, value: unknown): boolean | null {
  if (range.start === null) return true;
  const found = order(value, range.start);
  if (found === null) return null;
  return range['start included'] ? found >= 0 : found > 0;
}

function endsAfter(range: FeelRange, value: unknown): boolean | null {
  if (range.end === null) return true;
  const found = order(value, range.end);
  if (found === null) return null;
  return range['end included'] ? found <= 0 : found < 0;
}

function includesRange(outer: FeelRange, inner: FeelRange): boolean | null {
  return and(
    edge(outer.start, inner.start, (found) => found < 0 || (found === 0 && atLeast(outer, inner, 'start included'))),
    edge(outer.end, inner.end, (found) => found > 0 || (found === 0 && atLeast(outer, inner, 'end included'))),
  );
}

const atLeast = (outer: FeelRange, inner: FeelRange, end: 'start included' | 'end included') =>
  outer[end] || !inner[end];

function edge(outer: unknown, inner: unknown, holds: (found: number) => boolean): boolean | null {
  if (outer === null) return true;
  if (inner === null) return false;
  const found = order(outer, inner);
  return found === null ? null : holds(found);
}

/** The values a loop goes through: whole numbers or days, downward where it ends before it starts; null where none are. */
export function* valuesBetween(start: unknown, end: unknown, step: (value: unknown, by: number) => unknown) {
  const direction = order(start, end);
  if (direction === null) return;
  const by = direction > 0 ? -1 : 1;
  for (let value: unknown = start; passed(value, end, by); value = step(value, by)) yield value;
}

function passed(value: unknown, end: unknown, by: number): boolean {
  const found = order(value, end);
  return found !== null && (by > 0 ? found <= 0 : found >= 0);
}
