import { Temporal } from 'temporal-polyfill';
import { quote, type Invalid } from './instant.js';

/** An ISO 8601 duration that does not go back. */
export function parseDuration(value: unknown): Temporal.Duration | Invalid {
  const duration = typeof value === 'string' ? read(value.trim()) : null;
  if (!duration) return { invalid: `Expected a duration such as "PT4H" or "P1D", but got ${quote(value)}.` };
  if (duration.sign < 0) return { invalid: `Expected a duration that goes forward, but got ${quote(value)}.` };
  return duration;
}

function read(text: string): Temporal.Duration | null {
  try {
    return Temporal.Duration.from(text);
  } catch {
    return null;
  }
}

/** `from` plus `count` durations. Days, weeks, months and years are those of the zone's calendar. */
export function addDurations(from: number, duration: Temporal.Duration, count: number, zone: string): number {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  return start.add(times(duration, count)).epochMilliseconds;
}

function times(duration: Temporal.Duration, count: number): Temporal.Duration {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = duration;
  const parts = { years, months, weeks, days, hours, minutes, seconds, milliseconds };
  const multiplied = Object.entries(parts).map(([unit, amount]) => [unit, amount * count]);
  return Temporal.Duration.from(Object.fromEntries(multiplied) as Partial<typeof parts>);
}
