import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate as evaluateInFeelin, unaryTest as testInFeelin } from 'feelin';
import { compileExpression, compileUnaryTests, evaluate, evaluateUnaryTests } from './expression.js';
import { unguarded } from './guard.js';
import { toJson } from './json.js';

/**
 * feelin as an independent second reading of FEEL, on expressions whose operands have the types that the operators
 * want, or are null. Where it leaves the standard (unlike types, fractions, lists of one) `standard.spec.ts` says what holds.
 */
const variables = {
  n: 7,
  m: -2,
  t: 'b',
  yes: true,
  nothing: null,
  'full name': 'Ana B',
  list: [3, 1, 2, 2],
  people: [
    { name: 'Ana', age: 40 },
    { name: 'Bo', age: 12 },
  ],
};

type Grammar = Record<'number' | 'text' | 'bool' | 'list', string>;

const { number, text, bool, list } = fc.letrec<Grammar>((tie) => {
  const join = (operators: readonly string[], left: fc.Arbitrary<string>, right = left) =>
    fc.tuple(left, fc.constantFrom(...operators), right).map(([l, o, r]) => `(${l} ${o} ${r})`);
  const choose = (of: fc.Arbitrary<string>) =>
    fc.tuple(tie('bool'), of, of).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`);
  const one = (of: fc.Arbitrary<string>, ...leaves: fc.Arbitrary<string>[]) =>
    fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      fc.constantFrom('nothing', 'null', 'missing'),
      ...leaves,
      choose(of),
    );
  return {
    number: one(
      tie('number'),
      fc.integer({ min: -20, max: 20 }).map((value) => (value < 0 ? `(${value})` : String(value))),
      fc.constantFrom('n', 'm', '{x: n, y: x + 1}.y', 'people[1].age'),
      join(['+', '-', '*', '/'], tie('number')),
      tie('number').map((value) => `-(${value})`),
      tie('list').map((value) => `count(${value})`),
      tie('text').map((value) => `string length(${value})`),
    ),
    text: one(
      tie('text'),
      fc.constantFrom('"a"', '"b"', '""', '"ñ \\"q\\" \\n"', 't', 'full name', 'people[2].name'),
      join(['+'], tie('text')),
      tie('text').map((value) => `upper case(${value})`),
    ),
    bool: one(
      tie('bool'),
      fc.constantFrom('true', 'false', 'yes'),
      join(['=', '!=', '<', '<=', '>', '>='], tie('number')),
      join(['=', '!=', '<', '<=', '>', '>='], tie('text')),
      join(['and', 'or'], tie('bool')),
      tie('bool').map((value) => `not(${value})`),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `contains(${a}, ${b})`),
      tie('number').map((value) => `(${value} in (1, < 0, [5..9)))`),
    ),
    list: one(
      fc.constant('list'),
      fc.constantFrom('list', '[1, 2, 3]', 'list[item > 1]', 'list[-1]', 'for i in list return i + n', 'people.age'),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => `[${a}, ${b}]`),
      fc.tuple(fc.constantFrom('list', '[1, 2]'), tie('number')).map(([a, b]) => `append(${a}, ${b})`),
      fc.constantFrom(
        'reverse(list)',
        'sort(list, function(a, b) a < b)',
        'distinct values(list)',
        'flatten([list, [1]])',
      ),
    ),
  };
});

const FAILED = Symbol('failed');
function inFeelin(run: () => unknown): unknown {
  try {
    return toJson(run());
  } catch {
    return FAILED;
  }
}

const context = (values: Record<string, unknown>) => ({
  lookup: (name: string) => values[name],
  now: 0,
  zone: 'UTC',
  guard: unguarded,
});

describe('compiled expressions', () => {
  it('yield what feelin yields', () => {
    fc.assert(
      fc.property(fc.oneof(number, text, bool, list), (source) => {
        const compiled = compileExpression(source);
        expect(compiled.problem).toBeNull();
        const ours = evaluate(compiled, context(variables));
        const theirs = inFeelin(() => evaluateInFeelin(source, variables, 'camunda').value);
        if (theirs !== FAILED) expect(ours.ok ? ours.value : FAILED).toEqual(theirs);
      }),
      { numRuns: 800 },
    );
  });

  it('test what feelin tests', () => {
    const test = fc.oneof(
      fc.constant('-'),
      fc
        .tuple(fc.constantFrom('', '< ', '<= ', '> ', '>= ', '= '), fc.integer({ min: 0, max: 9 }))
        .map((p) => p.join('')),
      fc
        .tuple(fc.constantFrom('[', '('), fc.integer({ min: 0, max: 4 }), fc.constantFrom(']', ')'))
        .map(([o, s, c]) => `${o}${s}..7${c}`),
      fc.constantFrom('n', '? = n', '? > 3 and ? < 7', '"a"', '[1, 2]'),
    );
    fc.assert(
      fc.property(test, fc.boolean(), fc.integer({ min: -1, max: 10 }), (written, negated, input) => {
        const source = negated && written !== '-' ? `not(${written})` : written;
        const ours = evaluateUnaryTests(compileUnaryTests(source), input, context(variables));
        const theirs = inFeelin(() => testInFeelin(source, { ...variables, '?': input }, 'camunda').value);
        expect(ours.ok ? ours.value : FAILED).toEqual(theirs === true);
      }),
      { numRuns: 400 },
    );
  });

  it('never throw, whatever is written', () => {
    const words = fc.constantFrom(
      ...['1', '"a"', 'null', 'x', '[', ']', '(', ')', '{', '}', ',', ':', '.', '..', '+', '-', '=', '<', '?', 'for'],
      ...[
        'in',
        'return',
        'if',
        'then',
        'else',
        'some',
        'satisfies',
        'and',
        'or',
        'not',
        'function',
        'instance of',
        '@',
      ],
      ...['date', 'sort', 'range', 'list', 'number'],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const outcome = evaluate(compileExpression(parts.join(' ')), context({ x: [1] }));
        expect(typeof outcome.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
