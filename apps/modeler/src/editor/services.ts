import type { RootCanvas } from '../diagrams/roots.js';
import type { VariablesAt } from '../variables/variables-at.js';
import type { ProblemMarks } from '../problems/canvas/problem-marks.js';
import type { ProblemPath } from '../problems/canvas/problem-path.js';
import type { ProblemFixes } from '../problems/fixes/problem-fixes.js';

/** What the editor uses of diagram-js and bpmn-js, as far as it uses it. */
export interface ModdleElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  /** Null where it was taken out of the diagram. */
  $parent?: ModdleElement | null;
  $instanceOf(type: string): boolean;
  get<Value>(name: string): Value;
}

export interface DiagramElement {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly parent?: DiagramElement;
  readonly labelTarget?: DiagramElement;
  readonly businessObject: ModdleElement;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Canvas {
  getContainer(): HTMLElement;
  zoom(to: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box?: Box): Box & { readonly scale: number; readonly inner: Box; readonly outer: Size };
  /** An element that is gone from the drawing is passed itself: its id may be unknown by then. */
  addMarker(element: string | DiagramElement, name: string): void;
  removeMarker(element: string | DiagramElement, name: string): void;
  scrollToElement(id: string, padding?: number): void;
  resized(): void;
  focus(): void;
}

export interface ElementRegistry {
  get(id: string): DiagramElement | undefined;
  filter(keep: (element: DiagramElement) => boolean): readonly DiagramElement[];
}

export interface EventBus {
  on(event: string | readonly string[], act: (event: never) => void): void;
  on(event: string | readonly string[], priority: number, act: (event: never) => void): void;
  off(event: string, act: (event: never) => void): void;
}

export interface Selection {
  get(): readonly DiagramElement[];
  select(element: DiagramElement): void;
}

export interface Overlays {
  add(elementId: string, type: string, overlay: object): string;
  remove(filter: { readonly type: string }): void;
}

export interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  execute(command: string, context: object): void;
}

export interface ElementFactory {
  createShape(attributes: object): DiagramElement;
}

export interface Create {
  start(event: unknown, shape: DiagramElement, context?: { readonly source: DiagramElement }): void;
}

export interface AutoPlace {
  append(source: DiagramElement, shape: DiagramElement): void;
}

export interface Modeling {
  updateModdleProperties(element: DiagramElement, of: ModdleElement, properties: object): void;
}

export interface BpmnFactory {
  create(type: string, attributes?: object): ModdleElement;
}

export type Translate = (template: string, replacements?: Readonly<Record<string, string>>) => string;

export interface EditorActions {
  trigger(action: string, options?: object): unknown;
}

export interface Minimap {
  toggle(open?: boolean): void;
  isOpen(): boolean;
}

export interface EditorServices {
  readonly canvas: Canvas & RootCanvas;
  readonly commandStack: CommandStack;
  readonly editorActions: EditorActions;
  readonly elementRegistry: ElementRegistry;
  readonly eventBus: EventBus;
  readonly minimap: Minimap;
  readonly overlays: Overlays;
  readonly problemFixes: ProblemFixes;
  readonly problemMarks: ProblemMarks;
  readonly problemPath: ProblemPath;
  readonly selection: Selection;
  readonly variablesAt: VariablesAt;
}

export interface Entry {
  readonly group?: string;
  readonly className?: string;
  readonly title?: string;
  readonly action?: object;
}

export type Entries = Readonly<Record<string, Entry>>;

export interface EntryRegistry {
  registerProvider(priority: number, provider: object): void;
}
