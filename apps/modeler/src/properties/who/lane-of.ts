import type { DiagramElement, ModdleElement } from '../../editor/services.js';

const lanesIn = (owner: ModdleElement): readonly ModdleElement[] =>
  (owner.get<readonly ModdleElement[] | undefined>('laneSets') ?? []).flatMap((set) =>
    set.get<readonly ModdleElement[]>('lanes'),
  );

export const laneOf = ({ businessObject }: DiagramElement): ModdleElement | undefined => {
  const scope = businessObject.$parent;
  const all = scope?.$instanceOf('bpmn:Process') === true ? lanesIn(scope) : [];
  return all.find((lane) =>
    (lane.get<readonly ModdleElement[] | undefined>('flowNodeRef') ?? []).includes(businessObject),
  );
};
