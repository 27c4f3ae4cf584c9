import { duration, FeelFunction, parseDate, parseDateTime, parseTime } from 'feelin';

/** A function that expressions can call by the name it is looked up with. `body` takes the arguments in order. */
export function feelFunction(parameters: readonly string[], body: (...values: unknown[]) => unknown): unknown {
  return new FeelFunction(body, [...parameters]);
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  date: parseDate,
  time: parseTime,
  dateTime: parseDateTime,
  'date and time': parseDateTime,
  duration,
  dayTimeDuration: duration,
  yearMonthDuration: duration,
  'days and time duration': duration,
  'years and months duration': duration,
};

/** A text as the FEEL value of a temporal type; anything else, and what cannot be read, as it is. */
export function readTyped(value: unknown, type: string | undefined): unknown {
  const reader = type === undefined ? undefined : readers[type];
  return reader && typeof value === 'string' ? (reader(value) ?? value) : value;
}
