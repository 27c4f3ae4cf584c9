import { describe, expect, it } from '@jest/globals';
import { markedParts } from './marked-parts.js';

describe('found words', () => {
  it('splits a text at its marks', () => {
    expect(markedParts('The \uE000printer\uE001 is \uE000offline\uE001')).toEqual([
      { text: 'The ', found: false },
      { text: 'printer', found: true },
      { text: ' is ', found: false },
      { text: 'offline', found: true },
    ]);
  });

  it('leaves a text without marks alone', () => {
    expect(markedParts('plain')).toEqual([{ text: 'plain', found: false }]);
  });

  it('leaves out the signs of CommonMark', () => {
    expect(markedParts('Pages come out **white**, see `test`')).toEqual([
      { text: 'Pages come out white, see test', found: false },
    ]);
  });

  it('marks to the end where an excerpt was cut', () => {
    expect(markedParts('a \uE000pri')).toEqual([
      { text: 'a ', found: false },
      { text: 'pri', found: true },
    ]);
  });
});
