import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { es } from './es.js';
import { wordKeys } from './word-keys.js';

describe('the shared texts', () => {
  it('say the same in English and Spanish, with the same values', () => {
    expect(wordKeys(es)).toEqual(wordKeys(en));
  });
});
