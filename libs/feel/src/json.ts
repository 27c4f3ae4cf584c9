import { FeelDate, FeelDuration, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { resultBounds } from './bounds.js';
import { Callable } from './functions/callable.js';
import { FeelDateTime } from './values/date-time.js';
import { isoText } from './values/temporal.js';

/** JSON as variables hold it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Why a FEEL value cannot become a variable. */
export class NotJson extends Error {}

interface Budget {
  values: number;
  characters: number;
}

/**
 * A FEEL result as JSON. Dates, times and durations become their ISO 8601 text; a date and time in a named zone
 * gets its offset, and a range becomes a context of its four properties. Numbers are IEEE doubles. Throws NotJson for functions, ranges and numbers JSON lacks.
 */
export function toJson(value: unknown): Json {
  return convert(value, 0, { values: resultBounds.values, characters: resultBounds.characters });
}

function convert(value: unknown, depth: number, budget: Budget): Json {
  if (--budget.values < 0) throw new NotJson(`it yields more than ${resultBounds.values} values`);
  if (depth > resultBounds.depth) throw new NotJson(`it yields a value nested deeper than ${resultBounds.depth}`);
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new NotJson(`it yields ${value}, which is no number of FEEL`);
      return value === 0 ? 0 : value;
    case 'string':
      return spend(value, budget);
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : convertObject(value, depth, budget);
    default:
      throw new NotJson('it yields a function');
  }
}

function spend(text: string, budget: Budget): string {
  budget.characters -= text.length;
  if (budget.characters < 0) throw new NotJson(`it yields more than ${resultBounds.characters} characters`);
  return text;
}

function convertObject(value: object, depth: number, budget: Budget): Json {
  if (Array.isArray(value)) return value.map((element) => convert(element, depth + 1, budget));
  if (value instanceof FeelDateTime) return isoText({ iso: value.isoWithOffset });
  if (value instanceof FeelTime) return isoTime(value);
  if (value instanceof FeelDate || value instanceof FeelDuration) return isoText(value);
  if (value instanceof Callable) throw new NotJson('it yields a function');
  const entries = Object.entries(value).map(([name, entry]) => {
    spend(name, budget);
    return [name, convert(entry, depth + 1, budget)] as const;
  });
  return Object.fromEntries(entries);
}

function isoTime(value: FeelTime): string {
  if (value.zone === null || !value.iso.includes('@')) return isoText(value);
  const anchored = Temporal.PlainDate.from('1970-01-01').toZonedDateTime({
    plainTime: value.unwrap() as Temporal.PlainTime,
    timeZone: value.zone,
  });
  return `${anchored.toPlainTime().toString()}${anchored.offset}`;
}
