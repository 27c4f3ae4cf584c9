import type { Language } from '@relevo/web';
import type { Translate } from '../services.js';
import { spanish } from './spanish.js';

const filled = (template: string, replacements: Readonly<Record<string, string>> = {}): string =>
  template.replace(/\{([^}]+)\}/g, (_, key: string) => replacements[key] ?? `{${key}}`);

/** The words of bpmn.io's own tools; what has no translation stays English. */
export const languageModule = (language: Language): object => {
  const words: Readonly<Record<string, string>> = language === 'es' ? spanish : {};
  const translate: Translate = (template, replacements) => filled(words[template] ?? template, replacements);
  return { translate: ['value', translate] };
};
