import type { ModdleElement } from '../editor/services.js';

const flowsIn = (scope: ModdleElement): readonly ModdleElement[] => {
  const inside = scope.get<readonly ModdleElement[] | undefined>('flowElements') ?? [];
  const scopes = inside.filter((element) => element.$instanceOf('bpmn:SubProcess'));
  return [...inside.filter((element) => element.$instanceOf('bpmn:SequenceFlow')), ...scopes.flatMap(flowsIn)];
};

const list = (node: ModdleElement | undefined, where: 'incoming' | 'outgoing', flow: ModdleElement): void => {
  const listed = node?.get<ModdleElement[]>(where);
  if (listed && !listed.includes(flow)) listed.push(flow);
};

/**
 * Writes each sequence flow at both of its ends, too (`FlowNode.incoming`, `outgoing`, BPMN 2.0.2 §8.3.8). Many tools
 * never do; what is drawn here does, and a file where only some are listed contradicts itself.
 */
export const listFlows = (definitions: ModdleElement): void => {
  const roots = definitions.get<readonly ModdleElement[]>('rootElements');
  for (const process of roots.filter((root) => root.$instanceOf('bpmn:Process')))
    for (const flow of flowsIn(process)) {
      list(flow.get<ModdleElement | undefined>('sourceRef'), 'outgoing', flow);
      list(flow.get<ModdleElement | undefined>('targetRef'), 'incoming', flow);
    }
};
