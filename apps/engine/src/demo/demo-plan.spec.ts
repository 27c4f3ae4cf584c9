import { describe, expect, it } from '@jest/globals';
import { readDemoContent } from './demo-content.js';
import { planTickets, type Span } from './demo-plan.js';
import { day, hour, whenOpen, workingTimeAfter, workingTimeBefore } from './working-time.js';

const to = Date.parse('2026-11-18T15:20:00Z');
const span: Span = { from: to - 30 * day, to, tickets: 200 };
const at = (time: string): number => Date.parse(`${time}:00Z`);

describe('working time', () => {
  it.each([
    ['within a day', '2026-11-18T09:00', 90, '2026-11-18T10:30'],
    ['over a night', '2026-11-18T17:30', 60, '2026-11-19T08:30'],
    ['over a weekend', '2026-11-21T12:45', 30, '2026-11-23T08:15'],
    ['from a closed day', '2026-11-22T10:00', 5, '2026-11-23T08:05'],
  ])('adds %s', (_case, from, minutes, until) => {
    expect(workingTimeAfter(at(from), minutes)).toBe(at(until));
  });

  it.each([
    ['within a day', '2026-11-18T10:30', 90, '2026-11-18T09:00'],
    ['over a night', '2026-11-19T08:30', 60, '2026-11-18T17:30'],
    ['over a weekend', '2026-11-23T08:15', 30, '2026-11-21T12:45'],
    ['from a closed day', '2026-11-22T10:00', 5, '2026-11-21T12:55'],
  ])('takes away %s', (_case, from, minutes, until) => {
    expect(workingTimeBefore(at(from), minutes)).toBe(at(until));
  });
});

describe('the plan of the demo data', () => {
  it('is the same each time it is made', async () => {
    const content = await readDemoContent();
    expect(planTickets(span, content)).toEqual(planTickets(span, content));
  });

  it.each(['2026-11-18T15:20', '2026-11-16T07:55', '2026-11-22T03:10'])(
    'has every ticket between its beginning and its end, in order (%s)',
    async (end) => {
      const own = { from: at(end) - 30 * day, to: at(end), tickets: 200 };
      const plan = planTickets(own, await readDemoContent());

      expect(plan).toHaveLength(200);
      for (const { acts } of plan) {
        const times = acts.map((act) => act.at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times[0]).toBeGreaterThan(own.from);
        expect(times.at(-1)).toBeLessThan(own.to);
      }
    },
  );

  it('has people at work in the opening hours', async () => {
    const plan = planTickets(span, await readDemoContent());
    const times = plan.flatMap(({ acts }) => acts.map((act) => act.at)).filter((time) => time < to - 12 * hour);
    const outside = times.filter((time) => whenOpen(time) !== time && whenOpen(time - 1) !== time - 1);
    expect(outside.length).toBeLessThan(times.length / 50);
  });

  it('tells no story twice in the same words', async () => {
    const plan = planTickets(span, await readDemoContent());
    const titles = plan.map(({ report }) => report.title);
    expect(titles.length - new Set(titles).size).toBeLessThan(10);
  });
});
