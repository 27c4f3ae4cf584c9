import { describe, expect, it } from '@jest/globals';
import { ExpressionCache } from './expression-cache.js';
import {
  compileCondition,
  compileExpression,
  compileUnaryTests,
  evaluate,
  evaluateCondition,
  evaluateFeel,
  evaluateUnaryTests,
  type EvaluationContext,
} from './expression.js';
import { FeelTimeout, unguarded, type FeelGuard } from './guard.js';

const context = (
  variables: Record<string, unknown> = {},
  more: Partial<EvaluationContext> = {},
): EvaluationContext => ({
  lookup: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
  now: Date.UTC(2026, 6, 1, 22, 30),
  zone: 'UTC',
  guard: unguarded,
  ...more,
});
const value = (source: string, variables: Record<string, unknown> = {}, more: Partial<EvaluationContext> = {}) => {
  const outcome = evaluate(compileExpression(source), context(variables, more));
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
};

describe('time', () => {
  it('comes from the argument, in the argument’s zone', () => {
    expect(value('now()')).toBe('2026-07-01T22:30:00Z');
    expect(value('now()', {}, { zone: 'Europe/Madrid' })).toBe('2026-07-02T00:30:00+02:00');
    expect(value('today()', {}, { zone: 'Europe/Madrid' })).toBe('2026-07-02');
    expect(value('today()')).toBe('2026-07-01');
    expect(value('today() + duration("P1D")')).toBe('2026-07-02');
  });

  it('comes back as ISO 8601 text', () => {
    expect(value('date("2026-02-03")')).toBe('2026-02-03');
    expect(value('time("10:30:00@Europe/Paris")')).toBe('10:30:00+01:00');
    expect(value('date and time("2026-02-03T10:00:00")')).toBe('2026-02-03T10:00:00');
    expect(value('duration("PT90M")')).toBe('PT1H30M');
    expect(value('{due: now() + duration("PT4H"), every: [duration("P1D")]}')).toEqual({
      due: '2026-07-02T02:30:00Z',
      every: ['P1D'],
    });
  });
});

describe('variables', () => {
  it('are null when they do not exist, and are named', () => {
    const outcome = evaluate(compileExpression('impact = 1 and ticket.priority = "P1"'), context({ ticket: {} }));
    expect(outcome).toEqual({ ok: true, value: false, unknown: ['impact'] });
  });

  it('are named behind the guard, too', () => {
    const outcome = evaluate(compileExpression('count(orders) > limit'), context({ orders: [1, 2] }));
    expect(outcome).toEqual({ ok: true, value: null, unknown: ['limit'] });
  });

  it('are no functions, whatever their names', () => {
    const outcome = evaluate(compileExpression('number'), context());
    expect(outcome).toEqual({ ok: true, value: null, unknown: ['number'] });
    expect(value('is defined(number)')).toBe(false);
    expect(value('{apply: function(f) f(-1), a: apply(abs)}.a')).toBe(1);
  });

  it('that exist and are null are known', () => {
    expect(evaluate(compileExpression('a = null'), context({ a: null }))).toMatchObject({ value: true, unknown: [] });
  });

  it('are visible inside a filter, behind the element’s own properties', () => {
    const orders = [{ total: 5 }, { total: 50 }];
    expect(value('orders[total > limit]', { orders, limit: 10, total: 0 })).toEqual([{ total: 50 }]);
  });

  it('never shadow what the expression binds itself', () => {
    expect(value('{x: 1, y: x + 1}', { x: 40 })).toEqual({ x: 1, y: 2 });
    expect(value('for i in [1, 2] return i * k', { i: 9, k: 10 })).toEqual([10, 20]);
  });

  it('cannot reach a prototype', () => {
    expect(value('a.constructor', { a: {} })).toBeNull();
    expect(value('a.__proto__', { a: {} })).toBeNull();
    expect(value('constructor')).toBeNull();
  });
});

it('has the functions of Camunda’s FEEL that diagrams use most', () => {
  expect(value('get or else(missing, "x")')).toBe('x');
  expect(value('is defined(missing)')).toBe(false);
  expect(value('is empty([])')).toBe(true);
  expect(value('is blank("  ")')).toBe(true);
  expect(value('trim(" a ")')).toBe('a');
});

describe('failures', () => {
  it.each([
    ['a function', 'function(x) x', /yields a function/],
    ['a syntax error', 'a ==', /Expected/],
    ['an unknown function', 'system("rm")', /"system" is none/],
    ['too many values', 'for i in 1..200000 return i', /more than 100000 values/],
  ])('%s', (_what, source, message) => {
    const outcome = evaluate(compileExpression(source), context({ a: 1 }));
    expect(outcome).toMatchObject({ ok: false, code: 'expression-failed', message: expect.stringMatching(message) });
  });

  it('bounds texts that double', () => {
    const a = 'x'.repeat(1_500_000);
    expect(evaluate(compileExpression('a + a'), context({ a }))).toMatchObject({ ok: false });
    const doubling = `{a0: "x", ${Array.from({ length: 40 }, (_, i) => `a${i + 1}: a${i} + a${i}`).join(', ')}}`;
    expect(evaluate(compileExpression(doubling), context())).toMatchObject({ ok: false, code: 'expression-failed' });
  });

  it('runs out of time as the guard says', () => {
    const guard: FeelGuard = {
      run: () => {
        throw new FeelTimeout(50);
      },
    };
    const outcome = evaluate(compileExpression('sum(a)'), context({ a: [] }, { guard }));
    expect(outcome).toMatchObject({ ok: false, code: 'expression-timeout', unknown: [] });
  });

  it.each([
    ['now() + duration("PT1H")', false],
    ['not(is defined(a)) or contains(upper case(t), "X")', false],
    ['count(sort(a, function(x, y) x < y))', true],
    ['count(a[item > 1])', true],
    ['matches(t, "(a+)+$")', true],
    ['[count, count(a)]', true],
    ['for count in a return count(a)', true],
  ])('is watched where it could run out: %s', (source, guarded) => {
    expect(compileExpression(source).guarded).toBe(guarded);
  });
});

describe('the cell of a decision table', () => {
  const test = (source: string, input: unknown, variables: Record<string, unknown> = {}) => {
    const outcome = evaluateUnaryTests(compileUnaryTests(source), input, context(variables));
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.value;
  };

  it.each([
    ['-', 'anything', true],
    ['"P1", "P2"', 'P2', true],
    ['not("P1", "P2")', 'P2', false],
    ['[1..5)', 5, false],
    ['< 5, > 10', 11, true],
    ['< limit', 3, true],
    ['? > 5 and ? < 9', 7, true],
    ['contains(?, "net")', 'network', true],
    ['true', false, false],
    ['null', null, true],
    ['date("2026-01-01")', '2026-01-01', false],
  ])('%s for %j is %s', (source, input, expected) => {
    expect(test(source, input, { limit: 4 })).toBe(expected);
  });

  it('takes FEEL values where a step before yielded them', () => {
    const date = evaluateFeel(compileExpression('date("2026-01-01")'), context());
    expect(test('>= date("2026-01-01")', date.ok ? date.value : null)).toBe(true);
  });
});

it.each([
  ['ready', { ready: true }, true],
  ['ready', { ready: 'yes' }, false],
  ['true', {}, true],
  ['count(list) > 1', { list: [1, 2] }, true],
  ['not(ready)', { ready: true }, false],
  ['missing = 1', {}, false],
])('the condition %s with %j is %s', (source, variables, expected) => {
  const outcome = evaluateCondition(compileCondition(source), context(variables));
  expect(outcome).toMatchObject({ ok: true, value: expected });
});

it('reads names with operators where they are known', () => {
  const known = { 'Pre-bureau risk': null, Applicant: { 'Monthly-income': null } };
  const compiled = compileExpression('Pre-bureau risk + Applicant.Monthly-income', known);
  expect(compiled.names).toEqual(['Pre-bureau risk', 'Applicant']);
  const variables = { 'Pre-bureau risk': 1, Applicant: { 'Monthly-income': 2 } };
  expect(evaluate(compiled, context(variables))).toMatchObject({ value: 3 });
});

it('keeps compiled expressions up to its capacity', () => {
  const cache = new ExpressionCache(2);
  const first = cache.get('a');
  cache.get('b');
  expect(cache.get('a')).toBe(first);
  cache.get('c');
  expect(cache.get('a')).toBe(first);
  cache.get('b');
  cache.get('d');
  expect(cache.get('a')).not.toBe(first);
});

describe('what is constant', () => {
  const clock = { lookup: () => undefined, now: Date.UTC(2026, 10, 21, 12), zone: 'UTC', guard: unguarded };
  const yields = (source: string, at = clock) => {
    const outcome = evaluate(compileExpression(source), at);
    return outcome.ok ? outcome.value : outcome.message;
  };

  it.each([
    ['now() + duration("PT4H")', '2026-11-21T16:00:00Z'],
    ['now() + 2 * duration("P1D")', '2026-11-23T12:00:00Z'],
    ['now() - @"PT90M"', '2026-11-21T10:30:00Z'],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['date(2026, 1 + 1, 3)', '2026-02-03'],
    ['-(1 + 2) * 3', -9],
    ['1 / 0', null],
    ['duration("nonsense")', null],
    ['duration(if now() > date and time("2026-01-01T00:00:00Z") then "PT2H" else "P2D")', 'PT2H'],
  ])('%s', (source, expected) => {
    expect(yields(source)).toBe(expected);
  });

  it('is not what reads the clock or a variable', () => {
    const compiled = compileExpression('now() + duration("PT1H")');
    const at = (hour: number) => evaluate(compiled, { ...clock, now: Date.UTC(2026, 10, 21, hour) });
    expect([at(1), at(2)]).toMatchObject([{ value: '2026-11-21T02:00:00Z' }, { value: '2026-11-21T03:00:00Z' }]);
    const typed = compileExpression('duration(d)');
    const of = (d: string) => evaluate(typed, { ...clock, lookup: () => d });
    expect([of('PT1H'), of('PT2H'), of('PT1H')]).toMatchObject([
      { value: 'PT1H' },
      { value: 'PT2H' },
      { value: 'PT1H' },
    ]);
  });
});
