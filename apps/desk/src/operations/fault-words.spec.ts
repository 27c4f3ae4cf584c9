import { describe, expect, it } from '@jest/globals';
import { typedValue } from './fault-words.js';

describe('a value that somebody types', () => {
  it.each([
    ['12', 12],
    ['true', true],
    ['"12"', '12'],
    ['[1, "a"]', [1, 'a']],
    ['{"a": null}', { a: null }],
    ['Ana said so', 'Ana said so'],
    ['', ''],
    ['{not json', '{not json'],
  ])('%s', (text, value) => {
    expect(typedValue(text)).toEqual(value);
  });
});
