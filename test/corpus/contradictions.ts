import type { Expectation } from './support/corpus-case.js';

/** A rare or suspect case of the corpus that says otherwise than the standard. */
export interface Contradiction {
  readonly id: string;
  /** The sentence of BPMN 2.0.2 (formal/2013-12-09), with the section it stands in. */
  readonly sentence: string;
  readonly section: string;
  /** Why the case cannot be had together with the sentence. */
  readonly because: string;
  /** What Relevo gives instead; the test holds it to exactly this. */
  readonly gives: Expectation;
}

export const contradictions: readonly Contradiction[] = [];
