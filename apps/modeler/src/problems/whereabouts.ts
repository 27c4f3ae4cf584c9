import type { Words } from '@relevo/web';
import type { DiagramElement } from '../editor/services.js';
import type { en } from '../languages/en/index.js';
import type { Connected } from './fixes/fix-tools.js';
import type { ProblemFixes } from './fixes/problem-fixes.js';
import type { Problem } from './problem.js';

interface Connection extends DiagramElement {
  readonly source?: Connected;
  readonly target?: Connected;
}

const nameOf = (element: DiagramElement | undefined): string => (element?.businessObject.name ?? '').trim();

/** What has no name is called by its neighbours: an arrow by its ends, everything else by the step before it. */
export const whereaboutsOf = (
  { elementId = '' }: Problem,
  fixes: Pick<ProblemFixes, 'drawn'> | null,
  words: Words<typeof en>,
): string => {
  const element = fixes?.drawn(elementId) as (Connection & Connected) | undefined;
  if (element === undefined) return '';
  const { source, target } = element;
  if (source !== undefined && target !== undefined) {
    const called = (end: DiagramElement): string => nameOf(end) || words('problems.nameless');
    return words('problems.arrow', { from: called(source), to: called(target) });
  }
  const before = element.incoming.map((flow) => nameOf((flow as Connection).source)).find((name) => name !== '');
  return before === undefined ? words('problems.nameless') : words('problems.behind', { step: before });
};
