import { describe, expect, it } from '@jest/globals';
import { quietRows } from './quiet-rows.js';

const keyOf = (row: string): string => row;

describe('a list that somebody reads', () => {
  it('holds back what came in between and drops what left', () => {
    const known = new Set(['a', 'b', 'c']);
    expect(quietRows(['new', 'a', 'c'], known, keyOf)).toEqual({ shown: ['a', 'c'], waiting: 1 });
  });

  it('lets the next page follow', () => {
    expect(quietRows(['a', 'b', 'd'], new Set(['a', 'b']), keyOf)).toEqual({ shown: ['a', 'b', 'd'], waiting: 0 });
  });

  it('shows everything where nobody reads', () => {
    expect(quietRows(['x'], null, keyOf)).toEqual({ shown: ['x'], waiting: 0 });
  });
});
