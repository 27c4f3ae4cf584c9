import { FeelDate, FeelTime } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import { equal } from '../closures/equality.js';
import { FeelDateTime } from '../values/date-time.js';
import { kindOf } from '../values/kinds.js';
import { order } from '../values/ordering.js';
import type { Callable, ClockReading } from './callable.js';
import { builtin, signature } from './signature.js';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const zoned = ({ now, zone }: ClockReading) => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);

/** Zones as Temporal spells them, by how they were written; there are only so many. */
const zoneIds = new Map<string, string>([['UTC', 'UTC']]);

function zoneId(clock: ClockReading): string {
  const known = zoneIds.get(clock.zone);
  if (known !== undefined) return known;
  const id = zoned(clock).timeZoneId;
  zoneIds.set(clock.zone, id);
  return id;
}

const ofDay = (body: (day: Temporal.PlainDate) => unknown) =>
  builtin(signature('date:date|date and time', ([at]) => body(dayOf(at as FeelDate | FeelDateTime))));

const dayOf = (at: FeelDate | FeelDateTime) =>
  at instanceof FeelDate ? (at.unwrap() as Temporal.PlainDate) : at.unwrap().toPlainDate();

/** DMN 1.5 §10.3.4.6 and .8; the clock and its zone are the caller's. */
export const temporalFunctions: Readonly<Record<string, Callable>> = {
  now: builtin(signature('', (_args, clock) => FeelDateTime.ofInstant(clock.now, zoneId(clock)))),
  today: builtin(signature('', (_args, clock) => new FeelDate(zoned(clock).toPlainDate()))),
  'day of year': ofDay((day) => day.dayOfYear),
  'day of week': ofDay((day) => dayNames[day.dayOfWeek - 1]),
  'month of year': ofDay((day) => monthNames[day.month - 1]),
  'week of year': ofDay((day) => day.weekOfYear),
  is: builtin(signature('value1:any, value2:any', ([left, right]) => identical(left, right))),
};

/** The same in FEEL's semantic domain: types that differ are not the same, nor are instants in zones that differ. */
function identical(left: unknown, right: unknown): boolean {
  if (kindOf(left) !== kindOf(right)) return false;
  if (left instanceof FeelTime || left instanceof FeelDateTime) {
    return offsetOf(left) === offsetOf(right as FeelTime | FeelDateTime) && order(left, right) === 0;
  }
  return equal(left, right) === true;
}

const offsetOf = (value: FeelTime | FeelDateTime) =>
  value.zone === null ? null : `${value['time offset']?.iso ?? ''}${/^(UTC|[+-])/.test(value.zone) ? '' : value.zone}`;
