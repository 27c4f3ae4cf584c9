import type { BundleFiles } from '@relevo/contracts';
import { drawingRules } from '../problems/rules/drawing-rules.js';
import type { Found } from './found.js';
import { lint } from './lint.js';
import { readBundle, type Known } from './read-bundle.js';
import { soundnessOf } from './soundness.js';

export interface CheckRequest {
  readonly id: number;
  readonly files: BundleFiles;
  readonly diagram: string;
  readonly known: Known;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface CheckAnswer {
  readonly id: number;
  readonly found: readonly Found[];
  /** Names of the scopes that have more combinations than were looked at. */
  readonly notExplored: readonly string[];
}

export type Look = Omit<CheckAnswer, 'id'>;

/** Everything that can be said about a bundle without the engine. */
export const checkBundle = async ({ files, diagram, known, now }: Omit<CheckRequest, 'id'>): Promise<Look> => {
  const { drawing, found } = await readBundle(files, diagram, known, new Date(now));
  if (drawing === null) return { found, notExplored: [] };
  const linted = lint(drawing.definitions);
  const own = drawingRules.flatMap(({ code, severity, check }) =>
    check(drawing).map((finding) => ({ file: diagram, ...finding, code, severity })),
  );
  const sound = soundnessOf(drawing, known);
  const inDiagram = [...sound.found, ...linted].map((finding) => ({ ...finding, file: diagram }));
  return { found: [...found, ...own, ...inDiagram], notExplored: sound.notExplored };
};
