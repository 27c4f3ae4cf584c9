import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { FeelDateTime } from './date-time.js';
import { readDuration } from './durations.js';
import { isoText, later, readDateTime, secondsOf } from './temporal.js';

const from = Date.UTC(1900, 0, 1);
const to = Date.UTC(2100, 0, 1);
const instants = fc.integer({ min: from, max: to }).map((at) => at - (at % 7 === 0 ? at % 1000 : 0));
const zones = fc.constantFrom('UTC', 'Europe/Madrid', 'America/St_Johns', 'Asia/Kathmandu', '+05:30');
const steps = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.nat(400),
    fc.nat(100),
    fc.nat(100),
    fc.constantFrom('0', '1', '59.5', '3600.001', '0.000001'),
  )
  .map(([sign, days, hours, minutes, seconds]) => `${sign}P${days}DT${hours}H${minutes}M${seconds}S`);

const inTemporal = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
const known = (at: number, zone: string) => FeelDateTime.ofInstant(at, zone) as FeelDateTime;
const byDuration = (step: string) => {
  const duration = readDuration(step);
  if (!duration) throw new Error(`Expected a duration, but ${step} is none.`);
  return duration;
};

describe('a date and time that is known as an instant', () => {
  it('says what Temporal says of it', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const value = known(at, zone);
        const zoned = inTemporal(at, zone);
        expect(value.isoWithOffset).toBe(
          zone === 'UTC'
            ? zoned.toInstant().toString()
            : zone === '+05:30'
              ? `${zoned.toPlainDateTime().toString()}+05:30`
              : zoned.toString({ timeZoneName: 'never' }),
        );
        expect(value.iso.startsWith(zoned.toPlainDateTime().toString())).toBe(true);
        expect(value.offset).toBe(zoned.offsetNanoseconds / 1e9);
        expect(secondsOf(value)).toBe(at / 1000);
      }),
      { numRuns: 500 },
    );
  });

  it('moves as Temporal moves it', () => {
    fc.assert(
      fc.property(instants, zones, steps, (at, zone, step) => {
        const moved = later(known(at, zone), byDuration(step)) as FeelDateTime;
        const expected = inTemporal(at, zone).add(byDuration(step).unwrap() as Temporal.Duration);
        expect(moved.unwrap().toString()).toBe(expected.toPlainDateTime().toString());
      }),
      { numRuns: 500 },
    );
  });

  it('keeps both hours of the night on which a zone has one twice', () => {
    const before = known(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Madrid');
    const after = later(before, byDuration('PT1H')) as FeelDateTime;
    expect(before.isoWithOffset).toBe('2026-10-25T02:30:00+02:00');
    expect(after.isoWithOffset).toBe('2026-10-25T02:30:00+01:00');
  });

  it('ends where time ends', () => {
    expect(FeelDateTime.ofInstant(8.64e15, 'UTC')).toBeNull();
    expect(later(known(8.6399e15, 'UTC'), byDuration('P4000D'))).toBeNull();
  });
});

describe('a text that is an instant', () => {
  it.each([
    ['2026-11-21T12:03:04Z', '2026-11-21T12:03:04Z'],
    ['2026-11-21T12:03:04.560Z', '2026-11-21T12:03:04.56Z'],
    ['2026-11-21T12:00:00.000Z', '2026-11-21T12:00:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['2026-11-21T12:03:04.5670001Z', '2026-11-21T12:03:04.5670001Z'],
    ['0999-01-01T00:00:00Z', '0999-01-01T00:00:00Z'],
  ])('%s', (text, iso) => {
    const value = readDateTime(text);
    expect(value && isoText(value)).toBe(iso);
    expect(value?.timezone).toBe('UTC');
  });

  it.each(['2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-11-21T24:00:00Z', '2026-11-21T12:03:60Z'])(
    'but not %s',
    (text) => {
      expect(readDateTime(text)).toBeNull();
    },
  );
});
