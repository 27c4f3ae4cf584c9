import type { Language } from '@relevo/web';
import type { Translate } from '../services.js';
import { inSpanish } from './spanish.js';

const filled = (template: string, replacements: Readonly<Record<string, string>> = {}): string =>
  template.replace(/\{([^}]+)\}/g, (_, key: string) => replacements[key] ?? `{${key}}`);

/** The words of bpmn.io's own tools; what has no translation (a step's own name) stays as it is. */
export const languageModule = (language: Language): object => {
  const translate: Translate = (template, replacements) =>
    filled((language === 'es' ? inSpanish(template) : undefined) ?? template, replacements);
  return { translate: ['value', translate] };
};
