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

  it.each([
    ...['Add new', 'Collapse', 'Remove tag', 'Increment', 'Decrement', 'Nothing to show.'],
    ...['Previous page', 'Next page', ' of ', 'Click to remove sorting'],
    ...['Browse', 'No files selected', 'Unable to download document', 'Skip to search', 'No content to show.'],
    ...['Date and time must both be entered.', 'Document reference is not defined.'],
  ])('says “%s”, as form-js has it', (text) => {
    expect(viewer).toMatch(new RegExp(`['"]${text}['"]`));
    expect(inFormSpanish(text)).not.toBe(text);
  });

  it.each([
    ['Expand all (7)', 'Desplegar todo (7)'],
    ['3 files selected', '3 archivos elegidos'],
    ['Download bill.pdf', 'Descargar bill.pdf'],
    ['Remove list item 2', 'Quitar el elemento 2'],
    ['Click to sort by Price descending', 'Pulsa para ordenar por Price, de mayor a menor'],
    ['Click to sort by Price ascending', 'Pulsa para ordenar por Price, de menor a mayor'],
    ['dd/mm/yyyy', 'dd/mm/aaaa'],
    ['yyyy-mm-dd', 'aaaa-mm-dd'],
  ])('says “%s” as “%s”', (text, ours) => {
    expect(inFormSpanish(text)).toBe(ours);
  });

  it('leaves what people wrote', () => {
    expect(inFormSpanish('Only letters, please')).toBe('Only letters, please');
  });
});
