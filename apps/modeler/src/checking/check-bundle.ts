import type { BundleFiles } from '@relevo/contracts';
import { drawingRules } from '../problems/rules/drawing-rules.js';
import type { Found } from './found.js';
import { lint } from './lint.js';
import { readBundle, type Known } from './read-bundle.js';

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
}

/** Everything that can be said about a bundle without the engine. */
export const checkBundle = async ({ files, diagram, known, now }: CheckRequest): Promise<readonly Found[]> => {
  const { drawing, found } = await readBundle(files, diagram, known, new Date(now));
  if (drawing === null) return found;
  const linted = lint(drawing.definitions);
  const own = drawingRules.flatMap(({ code, severity, check }) =>
    check(drawing).map((finding) => ({ file: diagram, ...finding, code, severity })),
  );
  return [...found, ...own, ...linted.map((finding) => ({ ...finding, file: diagram }))];
};
