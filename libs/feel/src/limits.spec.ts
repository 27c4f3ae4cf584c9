import { describe, expect, it } from '@jest/globals';
import { compileExpression, evaluate } from './expression.js';
import { unguarded } from './guard.js';
import { exactInDecimals, limits, roundings } from './limits.js';

const context = { lookup: () => undefined, now: 0, zone: 'UTC', guard: unguarded };
const value = (source: string) => {
  const outcome = evaluate(compileExpression(source), context);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
};

describe('what FEEL lacks here is still so', () => {
  it.each(limits.map((limit) => [limit.construct, limit] as const))('%s', (construct, { expected, got }) => {
    expect(got).not.toEqual(expected);
    if (typeof got === 'object' && got !== null && 'refused' in got) {
      expect(compileExpression(construct).problem).not.toBeNull();
    } else {
      expect(value(construct)).toEqual(got);
    }
  });
});

describe('where doubles differ from decimals', () => {
  it.each(roundings.map((rounding) => [rounding.expression, rounding] as const))('%s', (expression, rounding) => {
    expect(rounding.doubles).not.toBe(rounding.decimals);
    expect(value(`string(${expression})`) ?? 'null').toBe(rounding.doubles);
  });

  it.each(exactInDecimals)('and where they do not: %s', (expression) => {
    expect(value(expression)).toBe(true);
  });
});
