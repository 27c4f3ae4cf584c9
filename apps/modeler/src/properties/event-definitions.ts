import type { DiagramElement, ModdleElement } from '../editor/services.js';

export const definitionsOf = ({ businessObject }: DiagramElement, type: string): readonly ModdleElement[] =>
  businessObject.$instanceOf('bpmn:Event')
    ? (businessObject.get<readonly ModdleElement[] | undefined>('eventDefinitions') ?? []).filter(
        ({ $type }) => $type === type,
      )
    : [];
