import { Temporal } from 'temporal-polyfill';

/** Why a value is no time; for people. */
export interface Invalid {
  readonly invalid: string;
}

/**
 * An ISO 8601 date and time as epoch milliseconds. Zones are offsets, `Z`, `[Europe/Madrid]` or FEEL's
 * `@Europe/Madrid`; without one, `zone` holds. A date alone is its first moment.
 */
export function parseInstant(value: unknown, zone: string): number | Invalid {
  if (typeof value !== 'string') return notATime(value);
  const text = value.trim().replace(/@([\w/+-]+)$/, '[$1]');
  try {
    return read(text, zone);
  } catch {
    return notATime(value);
  }
}

export const isInvalid = (value: unknown): value is Invalid =>
  typeof value === 'object' && value !== null && 'invalid' in value;

function read(text: string, zone: string): number {
  if (text.endsWith(']')) return Temporal.ZonedDateTime.from(text).epochMilliseconds;
  if (/T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  const time = Temporal.PlainDateTime.from(text);
  return time.toZonedDateTime(zone).epochMilliseconds;
}

function notATime(value: unknown): Invalid {
  return {
    invalid: `Expected a date and time such as "2026-03-01T09:00:00Z", but got ${quote(value)}.`,
  };
}

/** A value of somebody else's, short enough for a sentence. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
