import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { inFormSpanish } from './form-spanish.js';

const viewer = readFileSync(createRequire(import.meta.url).resolve('@bpmn-io/form-js-viewer'), 'utf8');

/** Every sentence that form-js puts at a field, with `7` for each value in it. */
const sentences = [
  ...viewer.matchAll(/errors\.push\((?:[\w.]+ \|\| )?(['`])((?:Field|Value|Please|M)[^']*?)\1\)/g),
].map(([, , text = '']) => text.replaceAll(/\$\{[^}]*\}/g, '7'));

describe('the Spanish of forms', () => {
  it('leaves out nothing that form-js says at a field', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(11);
    expect(sentences.filter((text) => inFormSpanish(text) === text)).toEqual([]);
    const digits = ['be an integer', 'have at most 2 decimal digits', 'have at most 1 decimal digit'];
    for (const end of digits) expect(inFormSpanish(`Value is expected to ${end}.`)).toMatch(/número entero|decimales/);
  });

  it('leaves what people wrote', () => {
    expect(inFormSpanish('Only letters, please')).toBe('Only letters, please');
  });
});
