import { figuresOf, Window } from './benched-system.js';
import { percentile } from './figures.js';
import { type Goal, goals, judge } from './goals.js';

const goal = (name: RegExp): Goal => {
  const found = goals.find((one) => name.test(one.name));
  if (!found) throw new Error(`Expected a goal like ${String(name)}, but there is none.`);
  return found;
};

const given = (values: Readonly<Record<string, number>>) => (name: string) => values[name] ?? null;

describe('a goal', () => {
  it.each([
    [50, 'met'],
    [49.9, 'missed'],
    [Number.NaN, 'missed'],
  ])('of at least 0.5 with %d of 100 is %s', (executor, verdict) => {
    const values = { 'executor, 128 clients: completed tasks': executor, 'limit, 128 clients: completed tasks': 100 };

    expect(judge(goal(/÷ limit/), given(values)).verdict).toBe(verdict);
  });

  it('is judged by the best of both peers, and by none of them alone', () => {
    const values = { 'executor, 8 clients: completed tasks': 500, 'Flowable, 8 clients: completed tasks': 90 };
    const camunda = (tasks: number) => ({ ...values, 'Camunda 7, 8 clients: completed tasks': tasks });
    const against = goal(/Flowable, 8 clients/);

    expect(judge(against, given(values)).verdict).toBe('not measured');
    expect(judge(against, given(camunda(80)))).toMatchObject({ verdict: 'met', figure: 500 / 90 });
    expect(judge(against, given(camunda(101)))).toMatchObject({ verdict: 'missed' });
  });

  it('of at most 250 µs is a difference', () => {
    const values = { 'HTTP, 8 clients: engine CPU per task': 900, 'executor, 8 clients: engine CPU per task': 650 };

    expect(judge(goal(/HTTP costs/), given(values))).toMatchObject({ figure: 250, verdict: 'met' });
  });

  it('is not judged without its figures', () => {
    expect(goals.map((one) => judge(one, given({})).verdict)).toEqual(goals.map(() => 'not measured'));
  });
});

describe('percentiles', () => {
  it('take the nearest rank', () => {
    const values = [5, 1, 4, 2, 3];

    expect([0.5, 0.99, 0.2, 0.21].map((share) => percentile(values, share))).toEqual([3, 5, 1, 2]);
    expect(percentile([], 0.5)).toBeNaN();
    expect(figuresOf(values)).toEqual({ tasks: 5, p50: 3, p99: 5 });
  });
});

describe('a window of time', () => {
  it('leaves out what was answered after it', () => {
    const over = new Window(0);
    over.completed(performance.now());

    expect(over.isOver).toBe(true);
    expect(over.measured({ engine: 0, database: 0, load: null }).tasks).toBe(0);
  });
});
