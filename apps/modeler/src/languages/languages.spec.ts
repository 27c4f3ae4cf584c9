import { describe, expect, it } from '@jest/globals';
// The specs run in Node: by path, since the library's index draws.
import { wordKeys } from '../../../../libs/web/src/i18n/word-keys.js';
import { en } from './en/index.js';
import { es } from './es/index.js';

describe("the modeler's texts", () => {
  it('say the same in English and Spanish, with the same values', () => {
    expect(wordKeys(es)).toEqual(wordKeys(en));
  });
});
