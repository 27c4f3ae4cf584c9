import type { FlowNode, MessageDefinition } from '@relevo/bpmn-model';
import { nearName } from './near-name.js';
import type { Drawing, DrawingRule } from './rule.js';

interface Use {
  readonly node: FlowNode;
  readonly name: string;
}

const messagesOf = (node: FlowNode): readonly MessageDefinition[] => {
  if ('message' in node && node.message !== undefined) return [node.message];
  if (!('event' in node)) return [];
  if (node.event.kind === 'message') return [node.event.message];
  return node.event.kind === 'multiple'
    ? node.event.triggers.flatMap((trigger) => (trigger.kind === 'message' ? trigger.message : []))
    : [];
};

const throwing = ['sendTask', 'intermediateThrowEvent', 'endEvent'];

const usesOf = ({ compiled }: Drawing): { readonly sent: readonly Use[]; readonly awaited: readonly Use[] } => {
  const uses = compiled
    .flatMap(({ nodes }) => Object.values(nodes))
    .flatMap((node) =>
      messagesOf(node).flatMap(({ name }) => (name.kind === 'static' ? [{ node, name: name.value }] : [])),
    );
  return {
    sent: uses.filter(({ node }) => throwing.includes(node.type)),
    awaited: uses.filter(({ node }) => !throwing.includes(node.type)),
  };
};

/** A message that nothing here sends, while one of almost the same name is sent. Others may come from outside. */
export const messageMisspelt: DrawingRule = {
  code: 'message-misspelt',
  severity: 'warning',
  check: (drawing) => {
    const { sent, awaited } = usesOf(drawing);
    const lost = sent.map(({ name }) => name).filter((name) => !awaited.some((other) => other.name === name));
    return awaited
      .filter(({ name }) => !sent.some((other) => other.name === name))
      .flatMap(({ node, name }) => {
        const near = nearName(name, lost);
        if (near === undefined) return [];
        return [{ elementId: node.id, ...(node.name && { elementName: node.name }), values: { message: name, near } }];
      });
  },
};
