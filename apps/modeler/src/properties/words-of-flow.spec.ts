import { describe, expect, it } from '@jest/globals';
import { compileExpression, evaluate, unguarded } from '@relevo/feel';
import fc from 'fast-check';
import { readCount, writeCount } from './complex-gateway.js';
import { type Duration, readDuration, units, writeDuration } from './duration.js';
import { type ByPriority, priorities, readSchedule, type Schedule, writeSchedule } from './schedule.js';
import { readTimer, type Timer, writeTimer } from './timer.js';

const duration: fc.Arbitrary<Duration> = fc.record({
  count: fc.integer({ min: 1, max: 999 }),
  unit: fc.constantFrom(...units.filter((unit) => unit !== 'weeks')),
});
const byPriority: fc.Arbitrary<ByPriority> = fc.record({ P1: duration, P2: duration, P3: duration, P4: duration });

const milliseconds = ({ count, unit }: Duration): number =>
  count * { minutes: 60_000, hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 }[unit];

const dueAt = (schedule: Schedule, priority: string | null): number => {
  const lookup = (name: string): unknown => (name === 'ticket' ? { priority } : undefined);
  const result = evaluate(compileExpression(writeSchedule(schedule).slice(1)), {
    lookup,
    now: 0,
    zone: 'UTC',
    guard: unguarded,
  });
  if (!result.ok) throw new Error(result.message);
  return Date.parse(
    String(result.value)
      .replace(/\[.*\]$/, '')
      .replace(/@.*$/, 'Z'),
  );
};

describe('when a task is due', () => {
  it('is read back as it was chosen', () => {
    const schedules: fc.Arbitrary<Schedule> = fc.oneof(
      fc.constant({ kind: 'none' } as const),
      duration.map((each) => ({ kind: 'after' as const, duration: each })),
      byPriority.map((durations) => ({ kind: 'by-priority' as const, durations })),
    );
    fc.assert(fc.property(schedules, (schedule) => expect(readSchedule(writeSchedule(schedule))).toEqual(schedule)));
  });

  it('is that long after the task began, by the priority of the ticket', () => {
    fc.assert(
      fc.property(byPriority, fc.constantFrom(...priorities), (durations, priority) => {
        expect(dueAt({ kind: 'after', duration: durations[priority] }, null)).toBe(milliseconds(durations[priority]));
        expect(dueAt({ kind: 'by-priority', durations }, priority)).toBe(milliseconds(durations[priority]));
        expect(dueAt({ kind: 'by-priority', durations }, null)).toBe(milliseconds(durations.P4));
      }),
    );
  });

  it('reads what the shipped flows say, where two priorities are not told apart', () => {
    const written =
      '=now() + duration(if ticket.priority = "P1" then "PT2H" else if ticket.priority = "P2" then "PT8H" else "P2D")';
    const [two, days] = [
      { count: 2, unit: 'hours' },
      { count: 2, unit: 'days' },
    ] as const;
    const durations = { P1: two, P2: { count: 8, unit: 'hours' }, P3: days, P4: days };
    expect(readSchedule(written)).toEqual({ kind: 'by-priority', durations });
  });

  it.each(['=dueDay', '=now() + duration(wait)', '2026-01-01T00:00:00Z', '=now() + duration("P1M")'])(
    'leaves %s as it is',
    (feel) => {
      expect(readSchedule(feel)).toEqual({ kind: 'formula', feel });
      expect(writeSchedule(readSchedule(feel))).toBe(feel);
    },
  );
});

describe('when a timer fires', () => {
  it('is read back as it was chosen', () => {
    const at = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString().slice(0, 16));
    const timers: fc.Arbitrary<Exclude<Timer, { kind: 'formula' }>> = fc.oneof(
      duration.map((each) => ({ kind: 'after' as const, duration: each })),
      at.map((each) => ({ kind: 'at' as const, at: each })),
      fc.record({ kind: fc.constant('every' as const), duration, times: fc.option(fc.integer({ min: 1, max: 99 })) }),
    );
    fc.assert(fc.property(timers, (timer) => expect(readTimer(writeTimer(timer))).toEqual(timer)));
  });

  it.each([
    ['timeDuration', '=wait'],
    ['timeCycle', '0 0 9 * * MON'],
    ['timeDate', '=dueDay'],
  ] as const)('leaves %s %s as it is', (property, body) => {
    expect(readTimer({ property, body })).toEqual({ kind: 'formula' });
  });
});

it('weeks are days, and months are nobody’s', () => {
  expect(writeDuration({ count: 2, unit: 'weeks' })).toBe('P14D');
  expect(readDuration('P1M')).toBeNull();
});

describe('how many ways in a complex gateway waits for', () => {
  it('is read back; anything else is a formula', () => {
    expect(readCount(writeCount(3))).toBe(3);
    expect(readCount('')).toBe(1);
    expect(readCount('=activationCount >= 2 and urgent')).toBeNull();
  });
});
