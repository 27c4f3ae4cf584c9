import { expect, it } from '@jest/globals';
import type { Words } from '@relevo/web';
import type { ProblemFixes } from './fixes/problem-fixes.js';
import type { en } from '../languages/en/index.js';
import type { Problem } from './problem.js';
import { whereaboutsOf } from './whereabouts.js';

const words = ((key: string, values = {}) => [key, ...Object.values(values)].join(' | ')) as Words<typeof en>;
const called = (name?: string) => ({ businessObject: { name }, incoming: [] });
const solved = called('Solved?');
const drawn = {
  yes: { ...called('Yes'), source: solved, target: called('Close') },
  nameless: { ...called(), source: solved, target: called('Close') },
  task: { ...called(), incoming: [{ ...called(), source: solved }] },
  named: { ...called('Look'), incoming: [{ ...called(), source: solved }] },
};
const fixes = { drawn: (id: string) => drawn[id as keyof typeof drawn] } as unknown as Pick<ProblemFixes, 'drawn'>;
const about = (elementId: string, elementName?: string) =>
  whereaboutsOf({ elementId, ...(elementName !== undefined && { elementName }) } as Problem, fixes, words);

it('tells an arrow that is called as many are by where it begins', () => {
  expect(about('yes', 'Yes')).toBe('problems.namedArrow | Yes | Solved?');
});

it('calls everything else by its name', () => {
  expect(about('named', 'Look')).toBe('Look');
  expect(about('gone', 'Look')).toBe('Look');
});

it('calls what has no name by its neighbours', () => {
  expect(about('nameless')).toBe('problems.arrow | Solved? | Close');
  expect(about('task')).toBe('problems.behind | Solved?');
});
