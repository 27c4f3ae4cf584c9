import type { FlowNode } from '@relevo/bpmn-model';

/** How messages name an element: its label and its id. */
export const label = (node: Pick<FlowNode, 'id' | 'name'>): string =>
  node.name ? `"${node.name}" (${node.id})` : `(${node.id})`;

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** The half-sentence about names that no visible scope has; empty when there are none. */
export const unknownClause = (unknown: readonly string[]): string => {
  if (unknown.length === 0) return '';
  return unknown.length === 1
    ? `; the variable ${quoted(unknown)} is not known there`
    : `; the variables ${quoted(unknown)} are not known there`;
};

/** Another part's sentence as a part of ours. */
export const clause = (sentence: string): string => sentence.replace(/\.$/, '');
