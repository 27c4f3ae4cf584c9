import { FeelDate, FeelDateTime, FeelDuration, FeelTime, duration, parseDate, parseDateTime, parseTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';

/** feelin's classes hold FEEL's dates; what is done with them stands here. */
type Moment = FeelDate | FeelTime | FeelDateTime;

const plainDate = (value: FeelDate) => value.unwrap() as Temporal.PlainDate;
const plainTime = (value: FeelTime) => value.unwrap() as Temporal.PlainTime;
const plainDateTime = (value: FeelDateTime) => value.unwrap() as Temporal.PlainDateTime;
export const temporalDuration = (value: FeelDuration) => value.unwrap() as Temporal.Duration;

const anyDay = Temporal.PlainDate.from('1970-01-01');
const day = 24 * 60 * 60;

export const isMoment = (value: unknown): value is Moment =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;

export const isZoned = (value: unknown): boolean =>
  (value instanceof FeelTime || value instanceof FeelDateTime) && value.zone !== null;

/** Seconds east of Greenwich; zones with seconds are none of Temporal's. */
function offsetSeconds(at: Temporal.PlainDateTime, zone: string): number {
  const fixed = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(zone);
  if (!fixed) return at.toZonedDateTime(zone).offsetNanoseconds / 1e9;
  const [, sign, hours, minutes, seconds] = fixed;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0));
}

/** Seconds on a line that orders values of one type, with their fraction. */
export function secondsOf(value: Moment): number {
  const local =
    value instanceof FeelDate
      ? plainDate(value).toPlainDateTime()
      : value instanceof FeelTime
        ? anyDay.toPlainDateTime(plainTime(value))
        : plainDateTime(value);
  const wall = local.toZonedDateTime('UTC');
  const seconds = wall.epochMilliseconds / 1000 + (local.microsecond * 1000 + local.nanosecond) / 1e9;
  const zone = value instanceof FeelDate ? null : value.zone;
  return zone === null ? seconds : seconds - offsetSeconds(local, zone);
}

export const monthsOf = (value: FeelDuration): number =>
  temporalDuration(value).years * 12 + temporalDuration(value).months;

export const durationSeconds = (value: FeelDuration): number =>
  temporalDuration(value).total({ unit: 'second', relativeTo: anyDay });

/** The size of a duration in the unit of its kind. */
export const sizeOf = (value: FeelDuration): number => (value.yearsMonths ? monthsOf(value) : durationSeconds(value));

export function ofMonths(months: number): FeelDuration | null {
  if (!Number.isSafeInteger(Math.trunc(months))) return null;
  const whole = Math.trunc(months);
  return attempt(
    () => new FeelDuration(Temporal.Duration.from({ years: Math.trunc(whole / 12), months: whole % 12 }), true),
  );
}

export function ofSeconds(seconds: number): FeelDuration | null {
  const whole = Math.trunc(seconds);
  const nanoseconds = Math.round((seconds - whole) * 1e9);
  return attempt(() => new FeelDuration(Temporal.Duration.from({ seconds: whole, nanoseconds }), false));
}

export const negated = (value: FeelDuration): FeelDuration =>
  new FeelDuration(temporalDuration(value).negated(), value.yearsMonths);

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
    return laterDateTime(value, step);
  });
}

function laterDateTime(value: FeelDateTime, step: Temporal.Duration): FeelDateTime {
  const local = plainDateTime(value);
  if (value.zone === null || /^[+-]/.test(value.zone)) return new FeelDateTime(local.add(step), value.zone);
  return new FeelDateTime(local.toZonedDateTime(value.zone).add(step).toPlainDateTime(), value.zone);
}

/** `a - b`; a date counts as its midnight where the other is a date and time (in UTC where that has a zone). */
export function between(a: Moment, b: Moment): FeelDuration | null {
  if (a instanceof FeelTime !== b instanceof FeelTime) return null;
  const dates = a instanceof FeelDate || b instanceof FeelDate;
  if (!dates && isZoned(a) !== isZoned(b)) return null;
  return ofSeconds(secondsOf(a) - secondsOf(b));
}

export function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export const midnight = (value: FeelDate): FeelDateTime => new FeelDateTime(plainDate(value).toPlainDateTime(), 'UTC');
export const dateOf = (value: FeelDateTime): FeelDate => new FeelDate(plainDateTime(value).toPlainDate());
export const timeOf = (value: FeelDateTime): FeelTime => new FeelTime(plainDateTime(value).toPlainTime(), value.zone);
export const combined = (date: FeelDate | FeelDateTime, time: FeelTime): FeelDateTime => {
  const plain = date instanceof FeelDate ? plainDate(date) : plainDateTime(date).toPlainDate();
  return new FeelDateTime(plain.toPlainDateTime(plainTime(time)), time.zone);
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
  const [date = '', time, ...more] = text.split('T');
  if (more.length > 0 && !text.includes('@')) return null;
  if (time === undefined) {
    const day = readDate(date);
    return day && new FeelDateTime(plainDate(day).toPlainDateTime(), null);
  }
  const rest = text.slice(date.length + 1);
  const [day, hour] = [readDate(date), readTime(rest)];
  return day && hour && attempt(() => parsedOrCombined(text, day, hour));
}

function parsedOrCombined(text: string, day: FeelDate, hour: FeelTime): FeelDateTime | null {
  return /^-|^\d{5}/.test(text) ? combined(day, hour) : (parseDateTime(text) as FeelDateTime | null);
}

export const readDuration = (text: string): FeelDuration | null => {
  const mixed = /^-?P(?:\d+Y(?:\d+M)?|\d+M)(?:\d+D|T)/.test(text);
  return mixed ? null : attempt(() => duration(text) as FeelDuration | null);
};

/** DMN 1.5, at-literals: `@"…"` is the date, time or duration that the text means. */
export function readAny(text: string): unknown {
  return readDuration(text) ?? readDate(text) ?? (text.includes('T') ? readDateTime(text) : readTime(text));
}

export const isOffset = (value: unknown): value is FeelDuration => value instanceof FeelDuration && !value.yearsMonths;

/** Its text in FEEL: years beyond four digits are written as they are, without Temporal's sign and zeros. */
export const isoText = (value: { readonly iso: string }): string =>
  value.iso.replace(/^([+-])0*(\d{4,})(?=-)/, (_whole, sign: string, year: string) =>
    sign === '-' ? `-${year}` : year,
  );
