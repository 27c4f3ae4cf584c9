import { at, drawnIn, lanesOf, processesOf, propertyOf } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

const translated = ['relevo:publicLabel', 'relevo:catalogueName', 'relevo:catalogueDescription'];

/** What requesters read, without its Spanish. */
export const wordsInSpanish: DrawingRule = {
  code: 'words-in-spanish',
  severity: 'hint',
  check: ({ definitions }) =>
    [...processesOf(definitions), ...lanesOf(definitions), ...drawnIn(definitions)].flatMap((element) => {
      const missing = translated.find(
        (name) => propertyOf(element, name) !== undefined && propertyOf(element, `${name}.es`) === undefined,
      );
      return missing === undefined ? [] : [{ ...at(element), values: { words: propertyOf(element, missing) ?? '' } }];
    }),
};
