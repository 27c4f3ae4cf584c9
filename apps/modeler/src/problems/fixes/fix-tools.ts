import type { Words } from '@relevo/web';
import type { BpmnFactory, DiagramElement, ModdleElement, Modeling } from '../../editor/services.js';
import type { en } from '../../languages/en/index.js';

export interface Connected extends DiagramElement {
  readonly incoming: readonly DiagramElement[];
  readonly outgoing: readonly DiagramElement[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface FullModeling extends Modeling {
  createShape(
    shape: DiagramElement,
    at: Point,
    parent: DiagramElement,
    hints?: { readonly attach: boolean },
  ): Connected;
  removeElements(elements: readonly DiagramElement[]): void;
  updateProperties(element: DiagramElement, properties: object): void;
  reconnectStart(connection: DiagramElement, source: DiagramElement, docking: Point): void;
  reconnectEnd(connection: DiagramElement, target: DiagramElement, docking: Point): void;
  connect(source: DiagramElement, target: DiagramElement): DiagramElement;
  createSpace(
    moving: readonly DiagramElement[],
    resizing: readonly DiagramElement[],
    delta: Point,
    direction: 'e' | 's',
    start: number,
  ): void;
}

/** Of diagram-js and bpmn-js, what the quick fixes draw with. */
export interface FixTools {
  readonly modeling: FullModeling;
  readonly bpmnReplace: { replaceElement(element: DiagramElement, target: object): DiagramElement };
  readonly elementFactory: { createShape(attributes: object): DiagramElement };
  readonly elementRegistry: { getAll(): readonly Connected[] };
  readonly spaceTool: {
    calculateAdjustments(
      elements: readonly DiagramElement[],
      axis: 'x' | 'y',
      delta: number,
      start: number,
    ): { readonly movingShapes: readonly DiagramElement[]; readonly resizingShapes: readonly DiagramElement[] };
  };
  readonly autoPlace: { append(source: DiagramElement, shape: DiagramElement): Connected };
  readonly bpmnFactory: BpmnFactory;
  readonly words: Words<typeof en>;
}

export const modelOf = ({ businessObject }: DiagramElement): ModdleElement => businessObject;

/** The end event that is appended, with the connection to it. */
export const appendEnd = (source: DiagramElement, name: string, tools: FixTools) => {
  const end = tools.autoPlace.append(source, tools.elementFactory.createShape({ type: 'bpmn:EndEvent' }));
  tools.modeling.updateProperties(end, { name });
  return { end, connection: end.incoming[0] };
};
