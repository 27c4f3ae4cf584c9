import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate as evaluateInFeelin, unaryTest as testInFeelin } from 'feelin';
import { compileExpression, compileUnaryTests, evaluate, evaluateUnaryTests } from './expression.js';
import { unguarded } from './guard.js';
import { toJson } from './json.js';

const names = ['a', 'b', 'c', 'full name', 'nested'] as const;
const number = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0.5, -1.25, 1e9));
const text = fc.constantFrom('', 'a', 'b', 'P1', '10', 'with "quotes"', 'ñ\n\\');
const scalar = fc.oneof(fc.constant(null), fc.boolean(), number, text);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'a b'), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const variables = fc.dictionary(fc.constantFrom(...names), json);

const literal = fc.oneof(
  scalar.map((value) => (typeof value === 'number' && value < 0 ? `(${value})` : JSON.stringify(value))),
  fc.constantFrom('0.1', '100', '"line\\nbreak \\u00e9"'),
);
const variable = fc.constantFrom(...names, 'missing');

const expression = fc.letrec<{ e: string }>((tie) => {
  const e = tie('e');
  const join = (...operators: string[]) =>
    fc.tuple(e, fc.constantFrom(...operators), e).map(([l, o, r]) => `(${l} ${o} ${r})`);
  return {
    e: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'e' },
      literal,
      variable,
      fc.tuple(variable, fc.constantFrom('x', 'y', 'a b', 'x.y')).map(([v, p]) => `${v}.${p}`),
      join('+', '-', '*', '/', '**'),
      join('=', '!=', '<', '<=', '>', '>='),
      join('and', 'or'),
      e.map((x) => `not(${x})`),
      e.map((x) => `-(${x})`),
      fc.tuple(e, e, e).map(([i, t, f]) => `(if ${i} then ${t} else ${f})`),
      fc.tuple(e, e, e).map(([v, s, t]) => `(${v} between ${s} and ${t})`),
      fc.array(e, { maxLength: 3 }).map((elements) => `[${elements.join(', ')}]`),
      fc.tuple(e, e).map(([x, y]) => `{x: ${x}, "y": ${y}}`),
      fc.tuple(e, e).map(([x, y]) => `{x: ${x}, "a b": ${y}}.x`),
      fc.tuple(e, e, e).map(([v, s, t]) => `(${v} in (${s}, < ${t}))`),
      fc.tuple(e, literal, literal).map(([v, s, t]) => `(${v} in [${s}..${t}))`),
    ),
  };
}).e;

const unaryTest = fc.oneof(
  fc.constant('-'),
  literal,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), literal).map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('[', '('), literal, literal, fc.constantFrom(']', ')'))
    .map(([o, s, t, c]) => `${o}${s}..${t}${c}`),
  fc.constantFrom('a', 'nested.x', '? = a', '? > 3 and ? < 7', '[1, 2]', 'null'),
);
const unaryTests = fc
  .tuple(fc.array(unaryTest, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([tests, negated]) => {
    const written = tests.length > 1 ? tests.map((test) => (test === '-' ? '"-"' : test)) : tests;
    return negated && written[0] !== '-' ? `not(${written.join(', ')})` : written.join(', ');
  });

const FAILED = Symbol('failed');
function inFeelin(run: () => unknown): unknown {
  try {
    return toJson(run());
  } catch {
    return FAILED;
  }
}

const contextOf = (values: Record<string, unknown>) => ({
  lookup: (name: string) => values[name],
  now: 0,
  zone: 'UTC',
  guard: unguarded,
});

describe('the compiled subset', () => {
  it('yields what feelin yields', () => {
    fc.assert(
      fc.property(expression, variables, (source, values) => {
        const compiled = compileExpression(source);
        expect(compiled.problem).toBeNull();
        expect(compiled.closure).toBeDefined();
        const ours = evaluate(compiled, contextOf(values));
        const theirs = inFeelin(() => evaluateInFeelin(source, values, 'camunda').value);
        expect(ours.ok ? ours.value : FAILED).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it('tests what feelin tests', () => {
    fc.assert(
      fc.property(unaryTests, json, variables, (source, input, values) => {
        const compiled = compileUnaryTests(source);
        expect(compiled.problem).toBeNull();
        expect(compiled.closure).toBeDefined();
        const ours = evaluateUnaryTests(compiled, input, contextOf(values));
        const scope = { ...values, '?': input };
        const theirs = inFeelin(() => testInFeelin(source, scope, 'camunda').value);
        expect(ours.ok ? ours.value : FAILED).toEqual(theirs);
      }),
      { numRuns: 400 },
    );
  });
});
