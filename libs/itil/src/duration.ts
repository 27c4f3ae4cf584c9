import { Temporal } from 'temporal-polyfill';
import { quote, type Invalid } from './instant.js';

/** An ISO 8601 duration that does not go back. */
export function parseDuration(value: unknown): Temporal.Duration | Invalid {
  const duration = typeof value === 'string' ? read(value.trim()) : null;
  if (!duration) return { invalid: `Expected a duration such as "PT4H" or "P1D", but got ${quote(value)}.` };
  if (duration.sign < 0) return { invalid: `Expected a duration that goes forward, but got ${quote(value)}.` };
  return duration;
}

/** Durations are written in diagrams: the same few come again and again. Longer texts come from variables. */
const known = new Map<string, Temporal.Duration | null>();
const MOST_KNOWN = 1_000;
const LONGEST_KNOWN = 64;

function read(text: string): Temporal.Duration | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const duration = parsed(text);
  if (text.length > LONGEST_KNOWN) return duration;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, duration);
  return duration;
}

function parsed(text: string): Temporal.Duration | null {
  try {
    return Temporal.Duration.from(text);
  } catch {
    return null;
  }
}

/** What a `Date` can be. */
const LAST = 8.64e15;

/** `from` plus `count` durations. Days, weeks, months and years are those of the zone's calendar. */
export function addDurations(from: number, duration: Temporal.Duration, count: number, zone: string): number {
  const length = fixedLength(duration, zone);
  const sum = length === null ? NaN : from + count * length;
  if (Math.abs(sum) <= LAST) return sum;
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  return start.add(times(duration, count)).epochMilliseconds;
}

/** Milliseconds; null where it depends on the calendar: months and years everywhere, days where clocks are put forward. */
function fixedLength(duration: Temporal.Duration, zone: string): number | null {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration;
  if (years !== 0 || months !== 0 || ((weeks !== 0 || days !== 0) && zone !== 'UTC')) return null;
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds;
}

function times(duration: Temporal.Duration, count: number): Temporal.Duration {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration;
  const parts = { years, months, weeks, days, hours, minutes, seconds, milliseconds };
  const multiplied = Object.entries(parts).map(([unit, amount]) => [unit, amount * count]);
  return Temporal.Duration.from(Object.fromEntries(multiplied) as Partial<typeof parts>);
}
