import { FeelDate, FeelDuration, FeelRange, FeelTime } from 'feelin';
import { Callable } from '../functions/callable.js';
import { FeelDateTime } from './date-time.js';

export type Kind =
  | 'nil'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function';

/** Which of FEEL's types a value has (DMN 1.5 §10.3.2.3). */
export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'nil';
  const type = typeof value;
  if (type === 'boolean' || type === 'number' || type === 'string') return type;
  return Array.isArray(value) ? 'list' : kindOfObject(value);
}

function kindOfObject(value: unknown): Kind {
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDuration) {
    return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  }
  if (value instanceof FeelRange) return 'range';
  if (value instanceof Callable) return 'function';
  return 'context';
}

export type FeelContext = Readonly<Record<string, unknown>>;

export const isContext = (value: unknown): value is FeelContext => kindOf(value) === 'context';
export const isDuration = (value: unknown): value is FeelDuration => value instanceof FeelDuration;
