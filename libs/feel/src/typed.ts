import { FeelDate } from 'feelin';
import { Callable, userFunction, type ClockReading } from './functions/callable.js';
import { kindOf } from './values/kinds.js';
import { FeelDateTime } from './values/date-time.js';
import { readDuration } from './values/durations.js';
import { dateOf, midnight, readDate, readDateTime, readTime } from './values/temporal.js';
import { typeNamed } from './values/types.js';

/** A function that expressions can call by the name it is looked up with. `body` takes the arguments in order. */
export function feelFunction(parameters: readonly string[], body: (...values: unknown[]) => unknown): unknown {
  return userFunction(parameters, body);
}

/** Calls a FEEL function by the names of its parameters; null where it is none or they do not fit. */
export function callFunction(callee: unknown, args: ReadonlyMap<string, unknown>, clock: ClockReading): unknown {
  return callee instanceof Callable ? callee.call(args, clock) : null;
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  date: readDate,
  time: readTime,
  dateTime: readDateTime,
  'date and time': readDateTime,
  duration: readDuration,
  dayTimeDuration: readDuration,
  yearMonthDuration: readDuration,
  'days and time duration': readDuration,
  'years and months duration': readDuration,
};

/** A text as the FEEL value of a temporal type; anything else, and what cannot be read, as it is. */
export function readTyped(value: unknown, type: string | undefined): unknown {
  const reader = type === undefined ? undefined : readers[type];
  return reader && typeof value === 'string' ? (reader(value) ?? value) : value;
}

/** The name of a basic type of FEEL, in the spelling of DMN 1.5. */
export type FeelType = string;

/** Whether a value is of a basic type; undefined where there is no such type. */
export const isOfType = (value: unknown, type: FeelType): boolean | undefined => typeNamed(type)?.(value);

/** DMN 1.5, conversion of a date where a date and time is wanted; every other value as it is. */
export function coerceToType(value: unknown, type: FeelType): unknown {
  if (value instanceof FeelDate && (type === 'date and time' || type === 'dateTime')) return midnight(value);
  if (value instanceof FeelDateTime && type === 'date') return dateOf(value);
  return kindOf(value) === 'nil' ? null : value;
}
