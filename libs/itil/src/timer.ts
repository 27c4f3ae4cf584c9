import { Temporal } from 'temporal-polyfill';
import { nextCron } from './cron.js';
import { addDurations, parseDuration } from './duration.js';
import { isInvalid, parseInstant, quote, type Invalid } from './instant.js';

/** BPMN 2.0 §10.5.5.15: timeDate, timeDuration, timeCycle. */
export type TimerKind = 'date' | 'duration' | 'cycle';

export interface TimerSchedule {
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** `remaining`: firings after this one; negative: without end. `interval` is for `nextFiring` alone. */
  readonly repeat: { readonly interval: string; readonly remaining: number } | null;
}

/** The first due time of a timer whose expression came out as `value`, counted from `from` (epoch milliseconds). */
export function firstDue(kind: TimerKind, value: unknown, from: number, zone: string): TimerSchedule | Invalid {
  if (kind === 'date') return once(parseInstant(value, zone));
  if (kind === 'cycle') return cycle(value, from, zone);
  const duration = parseDuration(value);
  return isInvalid(duration) ? duration : once(addDurations(from, duration, 1, zone));
}

/**
 * The firing after `dueAt`: the first one later than `now`. Missed ones are not made up for, the grid stays.
 * Infinity where a cron pattern never comes due again.
 */
export function nextFiring(interval: string, dueAt: number, now: number, zone: string): number {
  const after = Math.max(dueAt, now);
  const grid = readGrid(interval);
  if (grid) return nextOnGrid(grid, after, zone);
  const next = nextCron(interval, after, zone);
  return isInvalid(next) ? Infinity : next;
}

const once = (dueAt: number | Invalid): TimerSchedule | Invalid => (isInvalid(dueAt) ? dueAt : { dueAt, repeat: null });

function cycle(value: unknown, from: number, zone: string): TimerSchedule | Invalid {
  if (typeof value !== 'string') return notACycle(value);
  if (!/^R\d*\//.test(value.trim())) return cronCycle(value, from, zone);
  const [times = '', ...rest] = value.trim().split('/');
  const remaining = times === 'R' ? -1 : Number(times.slice(1)) - 1;
  if (times === 'R0') return { invalid: `Expected a cycle that fires at least once, but got ${quote(value)}.` };
  if (rest.length === 1 && rest[0]) return repeated({ remaining, every: rest[0] }, from, zone);
  if (rest.length === 2 && rest[0] && rest[1] && !rest[0].startsWith('P')) {
    return repeated({ remaining, start: rest[0], every: rest[1] }, from, zone);
  }
  return notACycle(value);
}

function cronCycle(pattern: string, from: number, zone: string): TimerSchedule | Invalid {
  const dueAt = nextCron(pattern, from, zone);
  return isInvalid(dueAt) ? notACycle(pattern) : { dueAt, repeat: { interval: pattern.trim(), remaining: -1 } };
}

interface Repetition {
  readonly remaining: number;
  readonly start?: string;
  readonly every: string;
}

function repeated({ remaining, start, every }: Repetition, from: number, zone: string): TimerSchedule | Invalid {
  const duration = parseDuration(every);
  if (isInvalid(duration)) return duration;
  if (duration.sign === 0) return { invalid: `Expected a cycle longer than zero, but got ${quote(every)}.` };
  const anchor = start === undefined ? from : parseInstant(start, zone);
  if (isInvalid(anchor)) return anchor;
  const dueAt = start === undefined ? addDurations(anchor, duration, 1, zone) : anchor;
  return { dueAt, repeat: { interval: `${new Date(anchor).toISOString()}/${every}`, remaining } };
}

/** Firings are `anchor` plus n times `every`, so months keep their day (31 January, 28 February, 31 March). */
interface Grid {
  readonly anchor: number;
  readonly every: Temporal.Duration;
}

function readGrid(interval: string): Grid | null {
  const [start = '', written] = interval.split('/P');
  if (written === undefined) return null;
  return {
    anchor: Temporal.Instant.from(start).epochMilliseconds,
    every: Temporal.Duration.from(`P${written}`),
  };
}

function nextOnGrid({ anchor, every }: Grid, after: number, zone: string): number {
  const at = (count: number) => addDurations(anchor, every, count, zone);
  let low = -1;
  let high = 1;
  while (at(high) <= after) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle) <= after) low = middle;
    else high = middle;
  }
  return at(high);
}

function notACycle(value: unknown): Invalid {
  return {
    invalid: `Expected a cycle such as "R3/PT1H", "R/2026-03-01T09:00:00Z/P1D" or a cron pattern, but got ${quote(value)}.`,
  };
}
