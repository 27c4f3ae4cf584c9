import { allowance } from './allowance.js';

describe('how many may be inside', () => {
  it.each([
    ['an idle engine', 0, 500],
    ['a slow one', 100, 500],
    ['a fast one', 700, 1_400],
    ['one that is faster than memory allows', 5_000, 2_000],
  ])('%s, at %d a second: %d', (_name, perSecond, expected) => {
    expect(allowance(perSecond, 500, 2_000)).toBe(expected);
  });

  it('is never more than the limit', () => {
    expect(allowance(0, 500, 10)).toBe(10);
  });
});
