import { describe, expect, it } from '@jest/globals';
import {
  bundledSources,
  keysIn,
  listedIn,
  sourcesIn,
  translatedIn,
} from '../../../../../test/support/translated-texts.js';
import { spanishDecisions } from './spanish-decisions.js';
import { inSpanish, spanish } from './spanish.js';

/** Of Camunda 7, or the long tooltips of another product: modules that this editor does not load. */
const notLoaded = /camunda-platform|contextProvider/;

const panel = bundledSources('bpmn-js-properties-panel', 'dist/index.esm.js.map', notLoaded);
const parts = sourcesIn('@bpmn-io/properties-panel', 'dist/index.esm.js');
const anything = sourcesIn('bpmn-js-create-append-anything', 'dist/index.es.js');
const menus = sourcesIn('bpmn-js', 'lib/features/popup-menu/PopupEntries.js');
const replacements = sourcesIn('bpmn-js', 'lib/features/replace/ReplaceOptions.js');

/** As the head of the panel makes words of a type: `TimerBoundaryEventNonInterrupting`. */
const typeLabels = sourcesIn('bpmn-js-properties-panel', 'dist/index.esm.js')
  .flatMap((source) => keysIn(source, 'iconsByType'))
  .map((type) => type.replace(/(\B[A-Z])/g, ' $1').replace(/(\bNon Interrupting)/g, '($1)'));

const sides = ['left', 'center', 'right', 'top', 'middle', 'bottom'].map((side) => `Align elements ${side}`);

const isWords = (text: string): boolean => /[a-z]{2}/i.test(text);

const untranslated = (texts: readonly string[], words: (text: string) => string | undefined): readonly string[] =>
  [...new Set(texts)].filter((text) => isWords(text) && words(text) === undefined).toSorted();

const decision = (text: string): string | undefined => spanishDecisions[text];

describe("the Spanish of bpmn.io's own texts", () => {
  it.each([
    ['bpmn-js', 20, [...translatedIn(sourcesIn('bpmn-js', 'lib')), ...sides]],
    ['the menu to change a step', 60, [...menus, ...replacements].flatMap((one) => listedIn([one], ['label', 'name']))],
    ['diagram-js', 1, translatedIn(sourcesIn('diagram-js', 'lib/features'))],
    ['the overview', 2, translatedIn(sourcesIn('diagram-js-minimap', 'dist/index.esm.js'))],
    ['the menus to create and to append', 60, [...translatedIn(anything), ...listedIn(anything, ['label', 'name'])]],
    ['element templates', 60, translatedIn(sourcesIn('bpmn-js-element-templates', 'dist/index.esm.js'))],
    ['the properties panel', 120, translatedIn(panel)],
    ['the head of the properties panel', 90, typeLabels],
    ['the parts of the panel', 10, translatedIn(parts)],
    ['what the parts of the panel say unasked', 2, listedIn(parts, ['children', 'title', 'closeButtonTooltip'])],
  ])('leaves out nothing of %s', (_, atLeast, texts) => {
    expect(new Set(texts.filter(isWords)).size).toBeGreaterThanOrEqual(atLeast);
    expect(untranslated(texts, inSpanish)).toEqual([]);
  });

  it.each([
    ['decision-table', 100],
    ['drd', 14],
    ['literal-expression', 6],
    ['boxed-expression', 6],
  ])('leaves out nothing of dmn-js-%s', (part, atLeast) => {
    const texts = translatedIn(sourcesIn(`dmn-js-${part}`, 'lib'));
    expect(new Set(texts.filter(isWords)).size).toBeGreaterThanOrEqual(atLeast);
    expect(untranslated(texts, decision)).toEqual([]);
  });

  it('says everything of the lists of dmn-js: which rules count, what a decision may be, what opens it', () => {
    const texts = [
      ...listedIn(sourcesIn('dmn-js-decision-table', 'lib/features/hit-policy/HitPolicies.js'), [
        'label',
        'explanation',
      ]),
      ...listedIn(sourcesIn('dmn-js-drd', 'lib/features/replace/ReplaceOptions.js'), ['label']),
      ...listedIn(sourcesIn('dmn-js-drd', 'lib/features/drill-down/DrillDown.js'), ['title']),
    ];
    expect(texts.length).toBeGreaterThan(25);
    expect(untranslated(texts, decision)).toEqual([]);
  });

  it('keeps every value that a text fills in', () => {
    const places = (text: string): readonly string[] => (text.match(/\{[^}]*\}/g) ?? []).toSorted();
    for (const [english, ours] of Object.entries({ ...spanish, ...spanishDecisions }))
      expect([english, places(ours)]).toEqual([english, places(english)]);
  });
});
