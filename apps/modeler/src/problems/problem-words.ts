import type { Language, Words } from '@relevo/web';
import { en } from '../languages/en/index.js';
import type { Problem } from './problem.js';

type Sentence = keyof typeof en.sentences;

const hasSentence = (code: string): code is Sentence => Object.hasOwn(en.sentences, code);

/** A name that was almost right has a sentence of its own. */
const sentenceOf = ({ code, values }: Problem): string =>
  code === 'name-never-set' && (values?.['near'] ?? '') !== '' ? 'name-near' : code;

/** What a process owner reads; the engine's own words where there are no plainer ones. */
export const saidPlainly = (problem: Problem, t: Words<typeof en>, language: Language): string => {
  if (problem.sentence !== undefined) return problem.sentence[language];
  const key = sentenceOf(problem);
  if (!hasSentence(key)) return problem.message ?? problem.code;
  return t(`sentences.${key}`, { where: problem.elementName ?? problem.elementId ?? '', ...problem.values });
};

/** The engine's exact words, where the line does not say them already. */
export const saidExactly = (problem: Problem): string | null =>
  problem.message !== undefined && hasSentence(sentenceOf(problem)) ? problem.message : null;
