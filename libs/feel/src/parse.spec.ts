import { describe, expect, it } from '@jest/globals';
import { evaluate as evaluateInFeelin } from 'feelin';
import { builtinNames } from './functions/builtins.js';
import { parseExpression } from './parse.js';
import { sourceBounds } from './syntax.js';

const names = (source: string) => {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.names;
};

describe('the variables that an expression reads', () => {
  it.each([
    ['a.b + c', ['a', 'c']],
    ['a + a', ['a']],
    ['full name = "x"', ['full name']],
    ['`my-var` + 1', ['my-var']],
    ['{x: outside, y: x + 1, "z q": y}', ['outside']],
    ['for i in list, j in i.parts return i * j * k', ['list', 'k']],
    ['some x in xs satisfies x > limit', ['xs', 'limit']],
    ['sum(for i in [1,2] return i + sum(partial))', []],
    ['function(a, b) a + b + c', ['c']],
    ['orders[item > 1 and total > limit]', ['orders']],
    ['not(a)', ['a']],
    ['string length(x)', ['x']],
    ['sort(list, function(x, y) x < y)', ['list']],
    ['x instance of number', ['x']],
    ['get or else(a, 1)', ['a']],
    ['date and time("2020-01-01T00:00:00Z") < now()', []],
    ['if ready then "yes" else other', ['ready', 'other']],
    ['"text" // with a comment', []],
  ])('%s', (source, expected) => {
    expect(names(source)).toEqual(expected);
  });
});

describe('what is refused at deployment', () => {
  it.each([
    ['', /there is none/],
    ['  // only a comment', /ends too early|there is none/],
    ['(1', /ends too early/],
    ['a and', /ends too early/],
    ['a == 1', /single "="/],
    ['a && b', /"and"/],
    ['a || b', /"or"/],
    ["a = 'x'", /double quotes/],
    ['!a', /not\(/],
    ['a ? 1 : 2', /if … then … else/],
    ['a) + 1', /"\) \+ 1" at character 2/],
    ['ticket..priority', /at character 7/],
    ['stringLength(x)', /Did you mean "string length"/],
    ['exec(x)', /"exec" is none/],
    ['price > > 3', /"> 3" at character 9/],
    ['price >> 3', /"> 3" at character 8/],
    ['price > = 3', /"= 3" at character 9/],
    ['price <= < 3', /"< 3" at character 10/],
    ['price > 1 and < 3', /"< 3" at character 15/],
    ['price = 1 or = 3', /"= 3" at character 14/],
    ['1 + > 3', /"> 3" at character 5/],
    ['if > 3 then 1 else 2', /"> 3 then 1 else 2" at character 4/],
    ['[a, (b > > 3)]', /"> 3\)\]" at character 10/],
    ['{x: a > > 3}', /"> 3}" at character 9/],
    ['[1,,2]', /",2\]" at character 4/],
    ['{a: 1,}', /"}" at character 7/],
    ['1 2', /"2" at character 3/],
    ['if a then b', /ends too early/],
    ['for x in', /ends too early/],
    ['"open', /does not fit|ends too early/],
    ['@', /ends too early/],
  ])('%j', (source, message) => {
    const parsed = parseExpression(source);
    expect(parsed).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  it.each([
    'range("[2..)") = >=2',
    'a != <2',
    'a = (> 3)',
    'a in > 3',
    'a in (> 3, < 1)',
    '> 3',
    '[> 3]',
    'if a then > 3 else < 3',
    'a > (3)',
    'a > -3',
    '- - 3',
    '1 + -2',
    'a b c',
    'a[item > 3]',
    '((a))',
  ])('but not %j, which is FEEL', (source) => {
    expect(parseExpression(source)).toMatchObject({ ok: true });
  });

  it('holds bounds', () => {
    const nested = parseExpression(`${'('.repeat(65)}1${')'.repeat(65)}`);
    const long = parseExpression('a'.repeat(sourceBounds.characters + 1));
    expect(nested).toMatchObject({ ok: false, message: expect.stringMatching(/at most 64 brackets/) });
    expect(long).toMatchObject({ ok: false, message: expect.stringMatching(/at most 10000 characters/) });
  });

  it('says where', () => {
    expect(parseExpression('1 + foo(2)')).toMatchObject({ ok: false, position: 4 });
    expect(parseExpression('price > > 3')).toMatchObject({ ok: false, position: 8 });
  });

  it('counts no brackets inside texts', () => {
    expect(parseExpression(`"${'['.repeat(200)}"`)).toMatchObject({ ok: true });
  });
});

it('has every function of feelin', () => {
  const special = new Set(['date', 'time', 'duration', 'date and time', 'years and months duration']);
  const ours = new Set(['range', 'get or else', 'is defined', 'is empty', 'is blank', 'trim', 'extract', 'partition']);
  for (const name of builtinNames) {
    if (special.has(name) || ours.has(name)) continue;
    expect([name, typeof evaluateInFeelin(name, {}).value]).toEqual([name, 'function']);
  }
});
