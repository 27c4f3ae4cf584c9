import { FeelDate, FeelTime, parseDate, parseDateTime, parseTime, type FeelDuration } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { FeelDateTime, offsetSeconds } from './date-time.js';
import {
  attempt,
  daysAndMilliseconds,
  durationSeconds,
  ofSeconds,
  readDuration,
  temporalDuration,
} from './durations.js';

/** feelin's classes hold FEEL's dates; what is done with them stands here. */
type Moment = FeelDate | FeelTime | FeelDateTime;

const plainDate = (value: FeelDate) => value.unwrap() as Temporal.PlainDate;
const plainTime = (value: FeelTime) => value.unwrap() as Temporal.PlainTime;

const anyDay = Temporal.PlainDate.from('1970-01-01');
const day = 24 * 60 * 60;

export const isMoment = (value: unknown): value is Moment =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;

export const isZoned = (value: unknown): boolean =>
  (value instanceof FeelTime || value instanceof FeelDateTime) && value.zone !== null;

/** Seconds on a line that orders values of one type, with their fraction. */
export function secondsOf(value: Moment): number {
  if (value instanceof FeelDateTime && value.epoch !== null) return value.epoch / 1000;
  const local =
    value instanceof FeelDate
      ? plainDate(value).toPlainDateTime()
      : value instanceof FeelTime
        ? anyDay.toPlainDateTime(plainTime(value))
        : value.unwrap();
  const wall = local.toZonedDateTime('UTC');
  const seconds = wall.epochMilliseconds / 1000 + (local.microsecond * 1000 + local.nanosecond) / 1e9;
  const zone = value instanceof FeelDate ? null : value.zone;
  return zone === null ? seconds : seconds - offsetSeconds(local, zone);
}

/** A moment later (or, with a negative duration, earlier); null past the ends of time. */
export function later(value: Moment, by: FeelDuration): unknown {
  const step = temporalDuration(by);
  return attempt(() => {
    if (value instanceof FeelDate) {
      // DMN 1.5, table of addition: a date stays one; hours count from its midnight.
      const moved = plainDate(value).toPlainDateTime().add(step);
      return new FeelDate(moved.toPlainDate());
    }
    if (value instanceof FeelTime) {
      return by.yearsMonths ? null : new FeelTime(plainTime(value).add(step), value.zone);
    }
    return laterInstant(value, by) ?? laterDateTime(value, step);
  });
}

/** The sum alone where it is the same: an instant and a time, or days that all have 24 hours. */
function laterInstant({ epoch, zone }: FeelDateTime, by: FeelDuration): FeelDateTime | null {
  if (epoch === null || zone === null) return null;
  const step = daysAndMilliseconds(by);
  const sameDays = zone === 'UTC' || step?.days === 0;
  return step && sameDays ? FeelDateTime.ofInstant(epoch + step.days * day * 1000 + step.rest, zone) : null;
}

function laterDateTime(value: FeelDateTime, step: Temporal.Duration): FeelDateTime {
  const { zone } = value;
  if (zone === null || /^[+-]/.test(zone)) return FeelDateTime.ofWallClock(value.unwrap().add(step), zone);
  const moved = value.zoned().add(step);
  const isWhole = moved.microsecond === 0 && moved.nanosecond === 0;
  const instant = value.epoch !== null && isWhole ? FeelDateTime.ofInstant(moved.epochMilliseconds, zone) : null;
  return instant ?? FeelDateTime.ofWallClock(moved.toPlainDateTime(), zone);
}

/** `a - b`; a date counts as its midnight where the other is a date and time (in UTC where that has a zone). */
export function between(a: Moment, b: Moment): FeelDuration | null {
  if (a instanceof FeelTime !== b instanceof FeelTime) return null;
  const dates = a instanceof FeelDate || b instanceof FeelDate;
  if (!dates && isZoned(a) !== isZoned(b)) return null;
  return ofSeconds(secondsOf(a) - secondsOf(b));
}

export const midnight = (value: FeelDate): FeelDateTime =>
  FeelDateTime.ofWallClock(plainDate(value).toPlainDateTime(), 'UTC');
export const dateOf = (value: FeelDateTime): FeelDate => new FeelDate(value.unwrap().toPlainDate());
export const timeOf = (value: FeelDateTime): FeelTime => new FeelTime(value.unwrap().toPlainTime(), value.zone);
export const combined = (date: FeelDate | FeelDateTime, time: FeelTime): FeelDateTime => {
  const plain = date instanceof FeelDate ? plainDate(date) : date.unwrap().toPlainDate();
  return FeelDateTime.ofWallClock(plain.toPlainDateTime(plainTime(time)), time.zone);
};

/** `PT5H30M` as `+05:30`; null from 18 hours on, as no zone has them. */
export function offsetZone(offset: FeelDuration): string | null {
  const seconds = Math.trunc(durationSeconds(offset));
  if (offset.yearsMonths || Math.abs(seconds) > day * 0.75) return null;
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const size = Math.abs(seconds);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${seconds < 0 ? '-' : '+'}${two(size / 3600)}:${two((size % 3600) / 60)}${rest}`;
}

const forms = {
  date: /^-?([1-9]\d{4,}|\d{4})-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}(:\d{2})?|@[A-Za-z]+[\w+/-]*)?$/,
};

const calendar = (text: string) => text.replace(/^(-?)(\d{4,6})(?=-)/, expandYear);

/** Temporal writes years beyond four digits, and those before the first, with a sign and six digits. */
function expandYear(whole: string, sign: string, year: string): string {
  if (sign === '' && year.length === 4) return whole;
  return `${sign === '' ? '+' : '-'}${year.padStart(6, '0')}`;
}

export function readDate(text: string): FeelDate | null {
  if (!forms.date.test(text)) return null;
  if (!/^-|^\d{5}/.test(text)) return attempt(() => parseDate(text));
  return attempt(() => new FeelDate(Temporal.PlainDate.from(calendar(text))));
}

export const readTime = (text: string): FeelTime | null =>
  forms.time.test(text) && !/^24/.test(text) ? attempt(() => parseTime(text)) : null;

export function readDateTime(text: string): FeelDateTime | null {
  const instant = readInstant(text);
  if (instant) return instant;
  const [date = '', time, ...more] = text.split('T');
  if (more.length > 0 && !text.includes('@')) return null;
  if (time === undefined) {
    const day = readDate(date);
    return day && FeelDateTime.ofWallClock(plainDate(day).toPlainDateTime(), null);
  }
  const rest = text.slice(date.length + 1);
  const [day, hour] = [readDate(date), readTime(rest)];
  return day && hour && attempt(() => parsedOrCombined(text, day, hour));
}

/** The text of an instant as JSON has them; null for every other, and for days that no month has. */
function readInstant(text: string): FeelDateTime | null {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text)) return null;
  const epoch = Date.parse(text);
  const isSame = !Number.isNaN(epoch) && new Date(epoch).toISOString().startsWith(text.slice(0, 19));
  return isSame ? FeelDateTime.ofInstant(epoch, 'UTC') : null;
}

function parsedOrCombined(text: string, day: FeelDate, hour: FeelTime): FeelDateTime | null {
  return /^-|^\d{5}/.test(text) ? combined(day, hour) : parsedDateTime(text);
}

function parsedDateTime(text: string): FeelDateTime | null {
  const parsed = parseDateTime(text);
  return parsed && FeelDateTime.ofWallClock(parsed.unwrap() as Temporal.PlainDateTime, parsed.zone);
}

/** DMN 1.5, at-literals: `@"…"` is the date, time or duration that the text means. */
export function readAny(text: string): unknown {
  return readDuration(text) ?? readDate(text) ?? (text.includes('T') ? readDateTime(text) : readTime(text));
}

/** Its text in FEEL: years beyond four digits are written as they are, without Temporal's sign and zeros. */
export const isoText = (value: { readonly iso: string }): string =>
  value.iso.replace(/^([+-])0*(\d{4,})(?=-)/, (_whole, sign: string, year: string) =>
    sign === '-' ? `-${year}` : year,
  );
