import type { DiagramFinding } from '@relevo/contracts';

/** One line below the canvas: `hint` comes from the drawing rules, the others from the engine's own check. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly code: string;
  readonly message: string;
  readonly file?: string | undefined;
  readonly elementId?: string | undefined;
  readonly elementName?: string | undefined;
}

const weight = { error: 0, warning: 1, hint: 2 } as const;

/** What refuses publication first; a hint on an element that the engine complains about is not said twice. */
export const gatherProblems = (findings: readonly DiagramFinding[], hints: readonly Problem[]): readonly Problem[] => {
  const known = new Set(findings.flatMap(({ elementId }) => elementId ?? []));
  const left = hints.filter(({ elementId }) => elementId === undefined || !known.has(elementId));
  return [...findings, ...left].toSorted((a, b) => weight[a.severity] - weight[b.severity]);
};
