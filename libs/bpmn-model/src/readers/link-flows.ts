import type { SequenceFlow } from '../definition.js';
import type { FlowId } from '../definition/expression.js';
import type { Diagram } from '../diagram.js';
import type { ModdleElement } from '../moddle/moddle-element.js';

/** The flow that a pair of link events stands for, named after the throwing one. */
function linkId(throwing: ModdleElement): FlowId {
  return `link:${throwing.id ?? ''}`;
}

export function linksFrom({ links }: Diagram, node: ModdleElement): readonly FlowId[] {
  return links.has(node) ? [linkId(node)] : [];
}

export function linksTo({ links }: Diagram, node: ModdleElement): readonly FlowId[] {
  return [...links].flatMap(([throwing, catching]) => (catching === node ? [linkId(throwing)] : []));
}

export function readLinkFlows({ links }: Diagram, nodes: readonly ModdleElement[]): readonly SequenceFlow[] {
  return nodes.flatMap((throwing) => {
    const catching = links.get(throwing);
    return catching ? [{ id: linkId(throwing), source: throwing.id ?? '', target: catching.id ?? '' }] : [];
  });
}
