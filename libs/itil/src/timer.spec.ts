import { describe, expect, it } from '@jest/globals';
import { isInvalid } from './instant.js';
import { firstDue, nextFiring, type TimerKind } from './timer.js';

const at = (iso: string) => Date.parse(iso);
const from = at('2026-03-02T08:00:00Z'); // a Monday
const due = (kind: TimerKind, value: unknown, zone = 'UTC', start = from) => {
  const schedule = firstDue(kind, value, start, zone);
  if (isInvalid(schedule)) throw new Error(schedule.invalid);
  return { ...schedule, dueAt: new Date(schedule.dueAt).toISOString() };
};
const next = (interval: string, dueAt: string, now: string, zone = 'UTC') =>
  new Date(nextFiring(interval, at(dueAt), at(now), zone)).toISOString();

describe('the first due time', () => {
  it.each([
    ['date', '2026-03-01T09:00:00Z', 'UTC', '2026-03-01T09:00:00.000Z'],
    ['date', '2026-03-01T09:00:00+02:00', 'UTC', '2026-03-01T07:00:00.000Z'],
    ['date', '2026-07-01T09:00:00', 'Europe/Madrid', '2026-07-01T07:00:00.000Z'],
    ['date', '2026-07-01T09:00:00@Europe/Madrid', 'UTC', '2026-07-01T07:00:00.000Z'],
    ['date', '2026-07-01T09:00:00+02:00[Europe/Madrid]', 'UTC', '2026-07-01T07:00:00.000Z'],
    ['date', '2026-07-01', 'Europe/Madrid', '2026-06-30T22:00:00.000Z'],
    ['duration', 'PT4H', 'UTC', '2026-03-02T12:00:00.000Z'],
    ['duration', 'PT0S', 'UTC', '2026-03-02T08:00:00.000Z'],
    ['duration', 'P1M', 'UTC', '2026-04-02T08:00:00.000Z'],
    ['duration', 'P2W', 'UTC', '2026-03-16T08:00:00.000Z'],
    ['duration', 'PT0.5S', 'UTC', '2026-03-02T08:00:00.500Z'],
  ] as const)('of a %s %s in %s is %s', (kind, value, zone, expected) => {
    expect(due(kind, value, zone)).toEqual({ dueAt: expected, repeat: null });
  });

  it('keeps the wall clock over a change of the clocks for days, and the hours for hours', () => {
    const saturday = at('2026-03-28T08:00:00Z');
    expect(due('duration', 'P1D', 'Europe/Madrid', saturday).dueAt).toBe('2026-03-29T07:00:00.000Z');
    expect(due('duration', 'PT24H', 'Europe/Madrid', saturday).dueAt).toBe('2026-03-29T08:00:00.000Z');
  });

  it.each([
    ['R3/PT1H', '2026-03-02T09:00:00.000Z', 2],
    ['R/PT1H', '2026-03-02T09:00:00.000Z', -1],
    ['R1/P1D', '2026-03-03T08:00:00.000Z', 0],
    ['R2/2026-03-05T07:00:00Z/P1W', '2026-03-05T07:00:00.000Z', 1],
    ['0 0 9 * * MON-FRI', '2026-03-02T09:00:00.000Z', -1],
    ['0 0 9 ? * TUE', '2026-03-03T09:00:00.000Z', -1],
    ['30 9 * * *', '2026-03-02T09:30:00.000Z', -1],
    ['@daily', '2026-03-03T00:00:00.000Z', -1],
  ])('of the cycle %s is %s with %d more', (value, dueAt, remaining) => {
    expect(due('cycle', value)).toMatchObject({ dueAt, repeat: { remaining } });
  });
});

describe('the next firing', () => {
  const hourly = due('cycle', 'R/PT1H').repeat?.interval ?? '';

  it('follows the grid', () => {
    expect(next(hourly, '2026-03-02T09:00:00Z', '2026-03-02T09:00:00Z')).toBe('2026-03-02T10:00:00.000Z');
  });

  it('leaves out what was missed and stays on the grid', () => {
    expect(next(hourly, '2026-03-02T09:00:00Z', '2026-03-04T13:20:00Z')).toBe('2026-03-04T14:00:00.000Z');
    expect(next(hourly, '2026-03-02T09:00:00Z', '2036-03-04T14:00:00Z')).toBe('2036-03-04T15:00:00.000Z');
  });

  it('keeps the day of the month', () => {
    const monthly = due('cycle', 'R/2026-01-31T09:00:00Z/P1M').repeat?.interval ?? '';
    expect(next(monthly, '2026-01-31T09:00:00Z', '2026-01-31T09:00:00Z')).toBe('2026-02-28T09:00:00.000Z');
    expect(next(monthly, '2026-02-28T09:00:00Z', '2026-02-28T09:00:00Z')).toBe('2026-03-31T09:00:00.000Z');
  });

  it('keeps the wall clock of its zone', () => {
    const daily = due('cycle', 'R/2026-03-28T08:00:00Z/P1D', 'Europe/Madrid').repeat?.interval ?? '';
    const firing = next(daily, '2026-03-28T08:00:00Z', '2026-03-28T08:00:00Z', 'Europe/Madrid');
    expect(firing).toBe('2026-03-29T07:00:00.000Z');
  });

  it('of a start in the future is never before it', () => {
    const later = due('cycle', 'R/2026-06-01T00:00:00Z/P1D').repeat?.interval ?? '';
    expect(next(later, '2026-06-01T00:00:00Z', '2026-03-02T00:00:00Z')).toBe('2026-06-02T00:00:00.000Z');
  });

  it('of a cron pattern is in its zone, and both kinds of day count', () => {
    const zone = 'Europe/Madrid';
    const monday = next('0 0 9 * * MON', '2026-03-23T08:00:00Z', '2026-03-23T08:00:00Z', zone);
    expect(monday).toBe('2026-03-30T07:00:00.000Z');
    const friday13 = next('0 0 0 13 * FRI', '2026-03-02T08:00:00Z', '2026-03-14T08:00:00Z');
    expect(friday13).toBe('2026-11-13T00:00:00.000Z');
  });

  it('never comes where a cron pattern has none', () => {
    expect(nextFiring('0 0 0 30 2 *', from, from, 'UTC')).toBe(Infinity);
  });
});

describe('what is no time', () => {
  it.each([
    ['date', 'tomorrow', 'Expected a date and time such as'],
    ['date', 5, 'but got 5'],
    ['date', null, 'but got null'],
    ['date', '2026-13-01T00:00:00Z', 'Expected a date and time'],
    ['duration', '4 hours', 'Expected a duration such as "PT4H"'],
    ['duration', '-PT4H', 'goes forward'],
    ['duration', {}, 'but got {}'],
    ['cycle', 'R0/PT1H', 'at least once'],
    ['cycle', 'R/PT0S', 'longer than zero'],
    ['cycle', 'R/soon/PT1H', 'Expected a date and time'],
    ['cycle', 'R/PT1H/2026-01-01T00:00:00Z', 'Expected a cycle such as'],
    ['cycle', 'every hour', 'Expected a cycle such as'],
    ['cycle', '0 0 0 30 2 *', 'Expected a cycle such as'],
    ['cycle', 'x'.repeat(500), '…'],
  ] as const)('the %s %j', (kind, value, message) => {
    const schedule = firstDue(kind, value, from, 'UTC');
    expect(isInvalid(schedule) && schedule.invalid).toContain(message);
  });
});
