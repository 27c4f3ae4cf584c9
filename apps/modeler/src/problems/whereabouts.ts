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

/**
 * What has no name is called by its neighbours: an arrow by its ends, everything else by the step before it. An arrow
 * that is only called "No" is told from others by where it begins.
 */
export const whereaboutsOf = (
  { elementId = '', elementName }: Problem,
  fixes: Pick<ProblemFixes, 'drawn'> | null,
  words: Words<typeof en>,
): string => {
  const element = fixes?.drawn(elementId) as (Connection & Connected) | undefined;
  if (element === undefined) return elementName ?? '';
  const { source, target } = element;
  if (source !== undefined && target !== undefined) {
    const called = (end: DiagramElement): string => nameOf(end) || words('problems.nameless');
    if (elementName !== undefined) return words('problems.namedArrow', { name: elementName, from: called(source) });
    return words('problems.arrow', { from: called(source), to: called(target) });
  }
  if (elementName !== undefined) return elementName;
  const before = element.incoming.map((flow) => nameOf((flow as Connection).source)).find((name) => name !== '');
  return before === undefined ? words('problems.nameless') : words('problems.behind', { step: before });
};
