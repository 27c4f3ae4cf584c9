import type { DiagramElement, ModdleElement } from '../editor/services.js';

/** What the steps use of diagram-js and bpmn-js, as far as they use it. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Shape extends DiagramElement {
  readonly parent?: Shape;
  readonly children?: readonly Shape[];
  readonly attachers?: readonly Shape[];
  readonly incoming: readonly Connection[];
  readonly outgoing: readonly Connection[];
  readonly labelTarget?: Shape;
  readonly label?: Shape | null;
  /** The step on whose edge an event sits. */
  readonly host?: Shape | null;
  /** A folded subprocess: its inside is a drawing of its own. */
  readonly collapsed?: boolean;
}

export interface Connection extends DiagramElement {
  readonly parent?: Shape;
  readonly source: Shape;
  readonly target: Shape;
  readonly label?: Shape | null;
  readonly waypoints: readonly Point[];
}

export interface Moddle extends ModdleElement {
  set(name: string, value: unknown): void;
}

export interface StepModeling {
  createShape(shape: object, at: object, target: Shape, hints?: object): Shape;
  connect(source: Shape, target: Shape, attributes?: object): Connection;
  reconnectStart(connection: Connection, source: Shape, docking: Point, hints?: object): void;
  reconnectEnd(connection: Connection, target: Shape, docking: Point, hints?: object): void;
  layoutConnection(connection: Connection, hints?: object): void;
  updateWaypoints(connection: Connection, waypoints: readonly Point[]): void;
  updateProperties(element: DiagramElement, properties: object): void;
  updateModdleProperties(element: DiagramElement, of: ModdleElement, properties: object): void;
  createSpace(
    moving: readonly Shape[],
    resizing: readonly Shape[],
    delta: Point,
    direction: string,
    start: number,
  ): void;
  moveShape(shape: Shape, by: Point): void;
  addLane(lane: Shape, location: 'top' | 'bottom'): Shape;
  removeShape(shape: Shape): void;
}

export interface SpaceTool {
  calculateAdjustments(
    elements: readonly Shape[],
    axis: 'x' | 'y',
    delta: number,
    start: number,
  ): { readonly movingShapes: readonly Shape[]; readonly resizingShapes: readonly Shape[] };
}

export interface Registry {
  get(id: string): Shape | undefined;
  filter(of: (element: Shape) => boolean): readonly Shape[];
  getAll(): readonly Shape[];
}

export interface Factory {
  create(type: string, attributes?: object): Moddle;
}

export interface ShapeFactory {
  createShape(attributes: object): Shape;
}

export interface Templates {
  get(id: string, version?: number): object | undefined | null;
  createElement(template: object): Shape;
}

export const isA = (element: DiagramElement, type: string): boolean => element.businessObject.$instanceOf(type);

export const sequenceFlows = (connections: readonly Connection[]): readonly Connection[] =>
  connections.filter((connection) => isA(connection, 'bpmn:SequenceFlow'));

export const middle = ({ x, y, width, height }: DiagramElement): Point => ({ x: x + width / 2, y: y + height / 2 });
export const rightOf = ({ x, width }: DiagramElement): number => x + width;
export const bottomOf = ({ y, height }: DiagramElement): number => y + height;
