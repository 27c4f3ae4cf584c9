import type { ElementId, FlowId, FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import type { Choice } from './path.js';

export interface Way {
  readonly path: readonly (ElementId | FlowId)[];
  readonly choices: readonly Choice[];
}

interface Step {
  readonly to: ElementId;
  readonly by?: FlowId;
}

const stepsFrom = ({ nodes, flows }: ProcessDefinition, id: ElementId): readonly Step[] => {
  const node = nodes[id];
  if (node === undefined) return [];
  return [
    ...node.outgoing.flatMap((by) => (flows[by] === undefined ? [] : [{ to: flows[by].target, by }])),
    ...node.boundaryEvents.map((to) => ({ to })),
    ...('startNodes' in node ? [...node.startNodes, ...node.eventSubProcesses].map((to) => ({ to })) : []),
  ];
};

const deciding: readonly FlowNode['type'][] = ['exclusiveGateway', 'inclusiveGateway', 'eventBasedGateway'];

const choicesOf = ({ nodes }: ProcessDefinition, path: readonly string[]): readonly Choice[] =>
  path.flatMap((elementId, place) => {
    const [node, flowId] = [nodes[elementId], path[place + 1]];
    const decides = node !== undefined && deciding.includes(node.type) && node.outgoing.length > 1;
    return decides && flowId !== undefined ? [{ elementId, flowId }] : [];
  });

/** The way with the fewest steps from a start to an element; null where none leads there. */
export const shortestWay = (definition: ProcessDefinition, target: ElementId): Way | null => {
  const begins = [...definition.startEvents, ...definition.startNodes, ...definition.eventSubProcesses];
  const seen = new Set<ElementId>(begins);
  let front = begins.map((id) => [id]);
  while (front.length > 0) {
    const there = front.find((path) => path.at(-1) === target);
    if (there !== undefined) return { path: there, choices: choicesOf(definition, there) };
    front = front.flatMap((path) =>
      stepsFrom(definition, path.at(-1) ?? '').flatMap(({ to, by }) => {
        if (seen.has(to)) return [];
        seen.add(to);
        return [[...path, ...(by === undefined ? [] : [by]), to]];
      }),
    );
  }
  return null;
};
