import { fits, MAX_NESTING } from './size.js';

const nested = (levels: number): null => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as null;

describe('fits', () => {
  it.each([
    ['x'.repeat(8), 10, true],
    ['x'.repeat(9), 10, false],
    [{ a: 1 }, 7, true],
    [{ a: 1 }, 6, false],
    [[1, 2, 3], 7, true],
    [[1, 2, 3], 6, false],
    [nested(MAX_NESTING), 1_000_000, true],
    [nested(MAX_NESTING + 1), 1_000_000, false],
    [null, 4, true],
    [true, 3, false],
  ] as const)('%j within %i characters: %s', (value, size, expected) => {
    expect(fits(value, size)).toBe(expected);
  });

  it('a value that would overflow the stack does not fit', () => {
    expect(fits(nested(5000), 1_000_000)).toBe(false);
  });
});
