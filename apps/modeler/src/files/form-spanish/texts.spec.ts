import { describe, expect, it } from '@jest/globals';
import { listedIn, sourcesIn, translatedIn } from '../../../../../test/support/translated-texts.js';
import { columnNames, fieldNames, filledTexts, formTexts, inFormSpanish } from './texts.js';

const editor = sourcesIn('@bpmn-io/form-js-editor', 'dist/index.es.js');
const viewer = sourcesIn('@bpmn-io/form-js-viewer', 'dist/index.es.js');

/** Of no language, or the same in both; the columns of a table are drawn in the form, where they are its author's. */
const same = ['General', 'HTML', 'iFrame', 'bpmn.io', 'Column 1', 'Column 2', 'Column 3'];

/** What a new table shows as its content, and a word of the form as it is filled in. */
const ofExamples = ['ID', 'Name', 'Date', 'Skip to search'];

const isWords = (text: string): boolean => /^[A-Z"<][\s\S]*[a-z]{2}/.test(text.trim());

const untranslated = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].filter((text) => isWords(text) && !same.includes(text) && inFormSpanish(text) === text);

describe("the Spanish of form-js' editor", () => {
  it.each([
    ['labels', 90, listedIn(editor, ['label'])],
    ['help', 15, listedIn(editor, ['description', 'tooltip'])],
    ['fixed words', 15, listedIn(editor, ['children', 'title', 'placeholder', 'text', 'closeButtonTooltip'])],
    ['what the parts of its panel say', 8, translatedIn(editor)],
  ])('leaves out nothing of its %s', (_, atLeast, texts) => {
    expect(new Set(texts.filter(isWords)).size).toBeGreaterThanOrEqual(atLeast);
    expect(untranslated(texts)).toEqual([]);
  });

  it('knows what may be chosen in the lists of form-js: permissions, sources, formats', () => {
    const chosen = listedIn(viewer, ['label']).filter((label) => !ofExamples.includes(label));
    expect(chosen.length).toBeGreaterThan(15);
    expect(untranslated(chosen)).toEqual([]);
  });

  it('names only fields and columns that there are', () => {
    const names = listedIn(viewer, ['name', 'label']);
    expect(Object.keys({ ...fieldNames, ...columnNames }).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('says a text once: what is Spanish already stays as it is', () => {
    for (const ours of Object.values(formTexts)) expect([ours, inFormSpanish(ours)]).toEqual([ours, ours]);
  });

  it('keeps the values that stand in a text, and what people wrote', () => {
    expect(inFormSpanish('Create a Text field element')).toBe('Añadir: Texto corto');
    expect(inFormSpanish('List contains 3 items')).toBe('En la lista: 3');
    expect(inFormSpanish('Must be unique.')).toBe('Ya hay otro igual.');
    expect(inFormSpanish('What caused it?')).toBe('What caused it?');
    expect(filledTexts.length).toBeGreaterThan(5);
  });
});
