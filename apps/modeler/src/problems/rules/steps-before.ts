import type { ElementId, FlowNode, ProcessDefinition } from '@relevo/bpmn-model';

const insideOf = ({ nodes }: ProcessDefinition, scope: ElementId): readonly ElementId[] =>
  Object.values(nodes).flatMap((node) => (node.scope === scope ? [node.id] : []));

const isEventSubProcess = (node: FlowNode): boolean => node.type === 'subProcess' && node.triggeredByEvent;

/** What a ticket may have passed just before; around an event subprocess it is everything beside it. */
const justBefore = (definition: ProcessDefinition, node: FlowNode): readonly ElementId[] => {
  const { flows, nodes } = definition;
  const scope = nodes[node.scope];
  return [
    ...node.incoming.flatMap((id) => flows[id]?.source ?? []),
    ...(node.type === 'boundaryEvent' ? [node.attachedTo] : []),
    ...(scope === undefined ? [] : [scope.id]),
    ...(isEventSubProcess(node) ? insideOf(definition, node.scope) : []),
    ...('startNodes' in node ? insideOf(definition, node.id) : []),
  ];
};

/** Every step that a ticket may have been at before it comes to an element, the element itself included. */
export const stepsBefore = (definition: ProcessDefinition, id: ElementId): readonly FlowNode[] => {
  const seen = new Set<ElementId>([id]);
  for (const each of seen) {
    const node = definition.nodes[each];
    if (node !== undefined) for (const before of justBefore(definition, node)) seen.add(before);
  }
  return [...seen].flatMap((each) => definition.nodes[each] ?? []);
};
