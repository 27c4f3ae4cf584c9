import type { Language } from '@relevo/web';
import type { Translate } from '../services.js';
import { spanishPanelModule } from './panel-words.js';
import { inSpanish } from './spanish.js';

type Replacements = Readonly<Record<string, string>>;

const filled = (template: string, replacements: Replacements = {}): string =>
  template.replace(/\{([^}]+)\}/g, (_, key: string) => replacements[key] ?? `{${key}}`);

/** Values are people's, but for the name of an event and for what stands where there is no value: `<no type>`. */
const isWord = ([key, value]: readonly [string, string]): boolean => key === 'eventType' || /^<.+>$/.test(value);

const inWords = (replacements: Replacements = {}): Replacements =>
  Object.fromEntries(
    Object.entries(replacements).map((one) => (isWord(one) ? [one[0], inSpanish(one[1]) ?? one[1]] : one)),
  );

/** The words of bpmn.io's own tools; what has no translation (a step's own name) stays as it is. */
export const languageModule = (language: Language): object => {
  if (language !== 'es') return { translate: ['value', filled] };
  const translate: Translate = (template, replacements) =>
    filled(inSpanish(template) ?? template, inWords(replacements));
  return { ...spanishPanelModule, translate: ['value', translate] };
};
