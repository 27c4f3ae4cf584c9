import type { Language, Words } from '@relevo/web';
import { en } from '../languages/en/index.js';
import type { Found } from '../checking/found.js';

type Sentence = keyof typeof en.sentences;

const hasSentence = (code: string): code is Sentence => Object.hasOwn(en.sentences, code);

/** A name that was almost right has a sentence of its own. */
const sentenceOf = ({ code, values }: Found): string =>
  code === 'name-never-set' && (values?.['near'] ?? '') !== '' ? 'name-near' : code;

/** What a process owner reads; the engine's own words where there are no plainer ones. */
export const saidPlainly = (problem: Found, t: Words<typeof en>, language: Language): string => {
  if (problem.sentence !== undefined) return problem.sentence[language];
  const key = sentenceOf(problem);
  if (!hasSentence(key)) return problem.message ?? problem.code;
  return t(`sentences.${key}`, { where: problem.elementName ?? problem.elementId ?? '', ...problem.values });
};

/** The engine's exact words, where the line does not say them already. */
export const saidExactly = (problem: Found): string | null =>
  problem.message !== undefined && hasSentence(sentenceOf(problem)) ? problem.message : null;

/** Where the exact sentence matters: as the engine says it, and plainly in a language that the engine does not speak. */
export const saidInFull = (found: Found, t: Words<typeof en>, language: Language): string =>
  language === 'en' && found.message !== undefined ? found.message : saidPlainly(found, t, language);
