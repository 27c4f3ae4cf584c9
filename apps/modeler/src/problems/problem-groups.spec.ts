import { groupEqual } from './problem-groups.js';
import { gatherProblems } from './problem.js';

const hints = (...found: readonly (readonly [code: string, elementId: string])[]) =>
  gatherProblems({ files: {}, found: found.map(([code, elementId]) => ({ severity: 'hint', code, elementId })) }, null);

const keys = (groups: ReturnType<typeof groupEqual>) =>
  groups.map(({ problems }) => problems.map(({ elementId }) => elementId));

describe('problems of which the same is said', () => {
  it('are one line from the third on, where the first of them stands', () => {
    const problems = hints(['nameless', 'a'], ['loose', 'b'], ['nameless', 'c'], ['nameless', 'd']);
    expect(keys(groupEqual(problems, ({ code }) => code))).toEqual([['a', 'c', 'd'], ['b']]);
  });

  it('stay lines of their own where they are two, or where the sentence names what it is about', () => {
    const problems = hints(['nameless', 'a'], ['nameless', 'b'], ['loose', 'c'], ['loose', 'd'], ['loose', 'e']);
    const said = ({ code, elementId }: (typeof problems)[number]) =>
      code === 'loose' ? `${code} ${elementId ?? ''}` : code;
    expect(keys(groupEqual(problems, said))).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  });
});
