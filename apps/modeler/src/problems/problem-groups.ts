import type { Problem } from './problem.js';

/** Problems of which the same is said, in the order in which they came. */
export interface ProblemGroup {
  readonly key: string;
  readonly problems: readonly Problem[];
}

/** Two stand beside each other; more are one line with a number. */
const fewest = 3;

/** Groups of one where there is nothing to fold. */
export const groupEqual = (
  problems: readonly Problem[],
  said: (problem: Problem) => string,
): readonly ProblemGroup[] => {
  const bySentence = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.code} ${said(problem)}`;
    const own = bySentence.get(key);
    if (own === undefined) bySentence.set(key, [problem]);
    else own.push(problem);
  }
  return [...bySentence].flatMap(([key, own]) =>
    own.length < fewest ? own.map((problem) => ({ key: problem.key, problems: [problem] })) : [{ key, problems: own }],
  );
};
