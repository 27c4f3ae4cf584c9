import { duration, FeelDuration } from 'feelin';
import { Temporal } from 'temporal-polyfill';

export const temporalDuration = (value: FeelDuration) => value.unwrap() as Temporal.Duration;

const anyDay = Temporal.PlainDate.from('1970-01-01');

export function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export const monthsOf = (value: FeelDuration): number =>
  temporalDuration(value).years * 12 + temporalDuration(value).months;

export const durationSeconds = (value: FeelDuration): number =>
  temporalDuration(value).total({ unit: 'second', relativeTo: anyDay });

/** The size of a duration in the unit of its kind. */
export const sizeOf = (value: FeelDuration): number => (value.yearsMonths ? monthsOf(value) : durationSeconds(value));

const hour = 3_600_000;

/** Its days and its whole milliseconds beside them; null where it has months or parts of a millisecond. */
export function daysAndMilliseconds(value: FeelDuration): { readonly days: number; readonly rest: number } | null {
  const parts = temporalDuration(value);
  if (parts.years || parts.months || parts.weeks || parts.microseconds || parts.nanoseconds) return null;
  const { days, hours, minutes, seconds, milliseconds } = parts;
  const rest = hours * hour + minutes * 60_000 + seconds * 1000 + milliseconds;
  return Number.isSafeInteger(rest) ? { days, rest } : null;
}

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

/** Durations by their text: reading one takes a tenth of a millisecond, and most are written in a diagram. */
const known = new Map<string, FeelDuration | null>();
const knownAtMost = { durations: 500, characters: 40 };

export function readDuration(text: string): FeelDuration | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const read = parsed(text);
  if (text.length > knownAtMost.characters) return read;
  if (known.size >= knownAtMost.durations) known.clear();
  known.set(text, read);
  return read;
}

function parsed(text: string): FeelDuration | null {
  const mixed = /^-?P(?:\d+Y(?:\d+M)?|\d+M)(?:\d+D|T)/.test(text);
  return mixed ? null : attempt(() => duration(text) as FeelDuration | null);
}

export const isOffset = (value: unknown): value is FeelDuration => value instanceof FeelDuration && !value.yearsMonths;
