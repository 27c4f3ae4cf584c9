import type { FeelDate, FeelDuration, FeelTime } from 'feelin';
import type { FeelDateTime } from './date-time.js';
import { sizeOf } from './durations.js';
import { kindOf } from './kinds.js';
import { isZoned, secondsOf } from './temporal.js';

/** Below 0, 0 or above it; null where two values have no order: other types, null, a zone on one side alone. */
export function order(left: unknown, right: unknown): number | null {
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return null;
  switch (kind) {
    case 'number':
    case 'string':
      return sign(left as string, right as string);
    case 'date':
    case 'time':
    case 'date and time':
      if (isZoned(left) !== isZoned(right)) return null;
      return sign(seconds(left), seconds(right));
    case 'days and time duration':
    case 'years and months duration':
      return sign(sizeOf(left as FeelDuration), sizeOf(right as FeelDuration));
    default:
      return null;
  }
}

const seconds = (value: unknown) => secondsOf(value as FeelDate | FeelTime | FeelDateTime);

function sign<T extends string | number>(left: T, right: T): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}
