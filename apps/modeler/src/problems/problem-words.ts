import type { Language, Words } from '@relevo/web';
import { en } from '../languages/en/index.js';
import type { Found } from '../checking/found.js';
import { toolOf } from './tool-names.js';

type Sentence = keyof typeof en.sentences;

const hasSentence = (code: string): code is Sentence => Object.hasOwn(en.sentences, code);

/** A name that was almost right has a sentence of its own; so has a part of what is kept and not used. */
const sentenceOf = ({ code, values }: Found): string => {
  if (code === 'name-never-set' && (values?.['near'] ?? '') !== '') return 'name-near';
  const part = `${code}-${values?.['about'] ?? ''}`;
  return code === 'not-used' && hasSentence(part) ? part : code;
};

/** The namespace of another tool: an address that tells people nothing. */
export const namespaceIn = ({ values }: Found): string | undefined =>
  values?.['about'] === 'namespace' ? values['what'] : undefined;

/** What a process owner reads; the engine's own words where there are no plainer ones. */
export const saidPlainly = (problem: Found, t: Words<typeof en>, language: Language): string => {
  if (problem.sentence !== undefined) return problem.sentence[language];
  const key = sentenceOf(problem);
  if (!hasSentence(key)) return problem.message ?? problem.code;
  const where = problem.elementName ?? problem.elementId ?? '';
  return t(`sentences.${key}`, { where, tool: toolOf(namespaceIn(problem) ?? ''), ...problem.values });
};

/** The engine's exact words, where the line does not say them already. */
export const saidExactly = (problem: Found): string | null =>
  problem.message !== undefined && hasSentence(sentenceOf(problem)) ? problem.message : null;

/** Where the exact sentence matters: as the engine says it, and plainly in a language that the engine does not speak. */
export const saidInFull = (found: Found, t: Words<typeof en>, language: Language): string =>
  language === 'en' && found.message !== undefined && namespaceIn(found) === undefined
    ? found.message
    : saidPlainly(found, t, language);
