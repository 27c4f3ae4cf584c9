import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDurations, parseDuration } from './duration.js';

const read = (text: string): Temporal.Duration => {
  const duration = parseDuration(text);
  if ('invalid' in duration) throw new Error(duration.invalid);
  return duration;
};

const part = fc.integer({ min: 0, max: 400 });
const text = fc
  .record({ years: part, months: part, weeks: part, days: part, hours: part, minutes: part, seconds: part })
  .map((parts) => Temporal.Duration.from(parts).toString());
/** Around the days on which Madrid puts its clocks forward and back, and far from them. */
const from = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });

describe('a duration', () => {
  it('is added as the calendar of its zone has it, however it is computed', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Madrid');
    fc.assert(
      fc.property(text, from, zone, fc.integer({ min: 0, max: 12 }), (written, at, where, count) => {
        const parts = Temporal.Duration.from(written);
        const expected = Temporal.Instant.fromEpochMilliseconds(at)
          .toZonedDateTimeISO(where)
          .add({
            ...{ years: parts.years * count, months: parts.months * count, weeks: parts.weeks * count },
            ...{ days: parts.days * count, hours: parts.hours * count },
            ...{ minutes: parts.minutes * count, seconds: parts.seconds * count },
          });
        expect(addDurations(at, read(written), count, where)).toBe(expected.epochMilliseconds);
      }),
    );
  });

  it('of a day is 23 hours where clocks are put forward in it, and 24 in UTC', () => {
    const before = Date.UTC(2026, 2, 28, 12);
    expect(addDurations(before, read('P1D'), 1, 'Europe/Madrid') - before).toBe(23 * 3_600_000);
    expect(addDurations(before, read('P1D'), 1, 'UTC') - before).toBe(24 * 3_600_000);
  });

  it('that leads beyond what a time can be is refused', () => {
    expect(() => addDurations(0, read('P100000000D'), 2, 'UTC')).toThrow(RangeError);
  });

  it('is read the same the second time', () => {
    expect(parseDuration(' PT4H ')).toBe(parseDuration('PT4H'));
    expect([parseDuration('soon'), parseDuration('soon')]).toEqual([
      expect.objectContaining({ invalid: expect.stringContaining('"soon"') as unknown }),
      expect.objectContaining({ invalid: expect.stringContaining('"soon"') as unknown }),
    ]);
  });
});
