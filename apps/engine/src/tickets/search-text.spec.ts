import { describe, expect, it } from '@jest/globals';
import { searchWords, toPrefixQuery } from './search-text.js';

describe('search text', () => {
  it('is compared without accents and case, each word once', () => {
    expect(searchWords(['INC-000012', 'Impresión: ¡no imprime!', 'impresion'])).toEqual([
      'inc',
      '000012',
      'impresion',
      'no',
      'imprime',
    ]);
  });

  it.each([
    ['printer jam', "'printer':* & 'jam':*"],
    ['INC-000012', "'inc':* & '000012':*"],
    ["a' | !b:*", "'a':* & 'b':*"],
    ['  ', null],
    ['&&&', null],
  ])('turns %j into a query that cannot fail', (typed, query) => {
    expect(toPrefixQuery(typed)).toBe(query);
  });
});
