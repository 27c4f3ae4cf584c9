import { FeelDate, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { FeelDateTime } from '../values/date-time.js';
import * as durations from '../values/durations.js';
import { textOf } from '../values/texts.js';
import * as temporal from '../values/temporal.js';
import { not } from '../closures/comparison.js';
import type { Callable } from './callable.js';
import { builtin, signature } from './signature.js';

/** DMN 1.5 §10.3.4.1. */
export const conversionFunctions: Readonly<Record<string, Callable>> = {
  string: builtin(signature('from:any', ([from]) => (from === null ? null : textOf(from)))),
  number: builtin(
    signature('from:string, grouping separator:any, decimal separator:any', (args) => number(args)),
    signature('from:string', ([from]) => number([from, null, null])),
  ),
  not: builtin(signature('negand:any', ([negand]) => not(negand))),
  date: builtin(
    signature('from:string', ([from]) => temporal.readDate(from as string)),
    signature('from:date', ([from]) => from),
    signature('from:date and time', ([from]) => temporal.dateOf(from as FeelDateTime)),
    signature('year:number, month:number, day:number', ([year, month, day]) => date(year, month, day)),
  ),
  time: builtin(
    signature('from:string', ([from]) => temporal.readTime(from as string)),
    signature('from:time', ([from]) => from),
    signature('from:date and time', ([from]) => temporal.timeOf(from as FeelDateTime)),
    signature('hour:number, minute:number, second:number, offset:any', (args) => time(args)),
    signature('hour:number, minute:number, second:number', (args) => time([...args, null])),
  ),
  'date and time': builtin(
    signature('from:string', ([from]) => temporal.readDateTime(from as string)),
    signature('from:date and time', ([from]) => from),
    signature('date:date, time:time', ([day, hour]) => temporal.combined(day as FeelDate, hour as FeelTime)),
    signature('date:date and time, time:time', ([day, hour]) =>
      temporal.combined(day as FeelDateTime, hour as FeelTime),
    ),
    signature('date:date and time, timezone:string', ([at, zone]) => inZone(at as FeelDateTime, zone as string)),
    signature('year:number, month:number, day:number, hour:number, minute:number, second:number, offset:any?', (args) =>
      dateTime(args),
    ),
    signature(
      'year:number, month:number, day:number, hour:number, minute:number, second:number, timezone:string',
      (args) => dateTime(args),
    ),
  ),
  duration: builtin(
    signature('from:string', ([from]) => durations.readDuration(from as string)),
    signature('from:duration', ([from]) => from),
  ),
  'years and months duration': builtin(
    signature('from:date|date and time, to:date|date and time', ([from, to]) => yearsAndMonths(from, to)),
  ),
};

const separators = new Set([' ', '.', ',']);

/** The separators are FEEL's: a blank, a comma or a point, and not the same one. */
function number([from, grouping, decimal]: readonly unknown[]): number | null {
  const known = [grouping, decimal].every(
    (each) => each === null || each === undefined || separators.has(each as string),
  );
  if (!known || (grouping !== null && grouping !== undefined && grouping === decimal)) return null;
  if (decimal === ' ') return null;
  const ungrouped = typeof grouping === 'string' ? (from as string).replaceAll(grouping, '') : (from as string);
  const written = typeof decimal === 'string' ? withPoint(ungrouped, decimal) : ungrouped;
  return written !== null && /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(written) ? Number(written) : null;
}

const withPoint = (text: string, decimal: string) =>
  decimal !== '.' && text.includes('.') ? null : text.replace(decimal, '.');

function date(year: number, month: number, day: number): FeelDate | null {
  return durations.attempt(() => new FeelDate(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })));
}

function time([hour, minute, second, offset]: readonly unknown[]): FeelTime | null {
  const plain = durations.attempt(() => plainTime(hour as number, minute as number, second as number));
  const zone = zoneOf(offset);
  return plain && zone !== undefined ? new FeelTime(plain, zone) : null;
}

function plainTime(hour: number, minute: number, second: number): Temporal.PlainTime {
  const whole = Math.floor(second);
  const nanoseconds = Math.round((second - whole) * 1e9);
  const base = Temporal.PlainTime.from({ hour, minute, second: whole }, { overflow: 'reject' });
  return base.add({ nanoseconds });
}

/** Null: without one; undefined: it is none. */
function zoneOf(offset: unknown): string | null | undefined {
  if (offset === null || offset === undefined) return null;
  if (typeof offset === 'string') return temporal.readTime(`00:00:00@${offset}`) ? offset : undefined;
  const zone = durations.isOffset(offset) ? temporal.offsetZone(offset) : null;
  return zone ?? undefined;
}

function dateTime([year, month, day, hour, minute, second, offset]: readonly unknown[]): FeelDateTime | null {
  const at = date(year as number, month as number, day as number);
  const clock = time([hour, minute, second, offset]);
  return at && clock && temporal.combined(at, clock);
}

/** The same instant in another zone. */
function inZone(at: FeelDateTime, zone: string): FeelDateTime | null {
  if (at.zone === null) return null;
  return durations.attempt(() => {
    const local = at.zoned().withTimeZone(zone);
    return FeelDateTime.ofWallClock(local.toPlainDateTime(), zone);
  });
}

function yearsAndMonths(from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): unknown {
  const [start, end] = [from, to].map((each) => (each instanceof FeelDateTime ? temporal.dateOf(each) : each));
  const between = (start?.unwrap() as Temporal.PlainDate).until(end?.unwrap() as Temporal.PlainDate, {
    largestUnit: 'month',
  });
  return durations.ofMonths(between.months);
}
