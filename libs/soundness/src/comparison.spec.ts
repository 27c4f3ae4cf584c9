import { statementOf } from './conditions.js';
import { canAllBe, keyOf, readComparison, type Claim } from './comparison.js';

describe('what a comparison says', () => {
  it.each([
    ['x = "a"', 'x = "a"', false],
    ['"a" = x', 'x = "a"', false],
    ['x != 3', 'x = 3', true],
    ['x > 100', 'x <= 100', true],
    ['100 >= x', 'x <= 100', false],
    ['100.0 < x', 'x <= 100', true],
    ['x >= -1', 'x < -1', true],
    ['order.amount < 5', 'order.amount < 5', false],
    ['agreed', 'agreed = true', false],
  ])('%s', (text, key, negated) => {
    const read = readComparison(text);
    expect(read && { key: keyOf(read.comparison), negated: read.negated }).toEqual({ key, negated });
  });

  it.each(['x > y', 'x + 1 > 2', 'x > "a"', 'x = 1 and y = 2', 'f(x)', 'true', 'null', 'x in [1..2]'])(
    'is not read from: %s',
    (text) => expect(readComparison(text)).toBeNull(),
  );

  it.each(['x <= 100', 'x = "a b"', 'x = true', 'a.b < -1.5'])('a key reads as what it came from: %s', (text) => {
    const read = readComparison(text);
    expect(read && readComparison(keyOf(read.comparison))).toEqual(read);
  });
});

describe('claims on one variable', () => {
  const claim = (text: string): Claim => {
    const read = readComparison(text);
    if (!read) throw new Error(`Expected a comparison, but "${text}" is none.`);
    return { comparison: read.comparison, holds: !read.negated };
  };

  it.each([
    [['x > 100', 'x <= 500'], true],
    [['x > 1', 'x < 2'], true],
    [['x >= 1', 'x <= 1'], true],
    [['x != 1', 'x >= 1', 'x <= 1'], false],
    [['x > 100', 'x <= 100'], false],
    [['x = 5', 'x > 7'], false],
    [['x = "a"', 'x = "b"'], false],
    [['x != "a"', 'x != "b"'], true],
    [['x = "a"', 'x < 3'], false],
    [['x = true', 'x = false'], false],
  ])('%j: can all be so: %s', (texts, expected) => expect(canAllBe(texts.map(claim))).toBe(expected));
});

describe('a condition that an empty field answers with no', () => {
  it.each([
    ['(x < 3) = true', 'x < 3', false],
    ['(x > 3) = true', 'x <= 3', true],
  ])('%s is the comparison in it', (source, key, negated) =>
    expect(statementOf({ kind: 'feel', source })).toMatchObject({ key, negated }),
  );
});
