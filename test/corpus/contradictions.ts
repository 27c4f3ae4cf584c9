import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expectation } from './support/corpus-case.js';

/** Why a rare or suspect case of the corpus cannot be had together with the standard. */
export interface Reason {
  /** Of BPMN 2.0.2 (formal/2013-12-09). */
  readonly section: string;
  /** As it stands there. */
  readonly sentence: string;
  readonly because: string;
  /** What Relevo gives instead; the test holds it to exactly this. */
  readonly gives: Expectation;
}

export interface Contradiction extends Reason {
  readonly id: string;
}

interface Listed {
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly cases: readonly { readonly id: string; readonly reason: string }[];
}

const file = join(import.meta.dirname, 'contradictions.json');
const { reasons, cases } = JSON.parse(readFileSync(file, 'utf8')) as Listed;

/** In JSON because docs/supported-elements.md is made of it, too. */
export const contradictions: readonly Contradiction[] = cases.map(({ id, reason }) => {
  const found = reasons[reason];
  if (!found) throw new Error(`Expected a reason called ${reason}, but there is none.`);
  return { id, ...found };
});
