import { FeelDate, FeelDuration, FeelRange, FeelTime } from 'feelin';
import { Callable } from '../functions/callable.js';
import { normalizeName } from '../names.js';
import { FeelDateTime } from '../values/date-time.js';
import { temporalDuration } from '../values/durations.js';
import { finite } from '../values/numbers.js';

/** `target.name`; of a list, of each of its elements. Names are equal when they are so normalized. */
export function pathTo(name: string): (target: unknown) => unknown {
  const normalized = normalizeName(name);
  return (target) =>
    Array.isArray(target)
      ? target.map((element) => property(element, name, normalized))
      : property(target, name, normalized);
}

function property(target: unknown, name: string, normalized: string): unknown {
  if (typeof target !== 'object' || target === null) return null;
  const special = propertiesOf(target);
  if (special) return special.includes(name) ? specialProperty(target, name) : null;
  return ownProperty(target, name, normalized) ?? null;
}

/** Undefined where a context has no such entry. */
export function ownProperty(target: object, name: string, normalized: string): unknown {
  if (Object.hasOwn(target, name)) return (target as Record<string, unknown>)[name] ?? null;
  const written = Object.keys(target).find((key) => normalizeName(key) === normalized);
  return written === undefined ? undefined : ((target as Record<string, unknown>)[written] ?? null);
}

const ofDate = ['year', 'month', 'day', 'weekday'];
const ofTime = ['hour', 'minute', 'second', 'time offset', 'timezone'];
const ofYears = ['years', 'months'];
const ofDays = ['days', 'hours', 'minutes', 'seconds'];

/** DMN 1.5, table of properties; undefined for a context. */
function propertiesOf(target: object): readonly string[] | undefined {
  if (target instanceof FeelDate) return ofDate;
  if (target instanceof FeelTime) return ofTime;
  if (target instanceof FeelDateTime) return [...ofDate, ...ofTime];
  if (target instanceof FeelDuration) return target.yearsMonths ? ofYears : ofDays;
  if (target instanceof FeelRange) return ['start', 'end', 'start included', 'end included'];
  return target instanceof Callable ? [] : undefined;
}

function specialProperty(target: object, name: string): unknown {
  if (name === 'second') return withFraction(target as FeelTime | FeelDateTime);
  if (target instanceof FeelDuration && name === 'seconds') {
    const { seconds, milliseconds } = temporalDuration(target);
    return finite(seconds + milliseconds / 1000);
  }
  return (target as Record<string, unknown>)[name] ?? null;
}

function withFraction(value: FeelTime | FeelDateTime): number {
  const written = /:\d{2}:(\d{2}(?:\.\d+)?)/.exec(value.iso)?.[1];
  return written === undefined ? value.second : Number(written);
}
