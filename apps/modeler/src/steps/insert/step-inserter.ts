import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import { freeName } from '../../files/bundle.js';
import type { CommandStack, DiagramElement, EventBus, ModdleElement } from '../../editor/services.js';
import type { Step } from '../catalogue.js';
import {
  bottomOf,
  type Connection,
  isA,
  middle,
  type Point,
  rightOf,
  type Shape,
  type ShapeFactory,
} from '../diagram.js';
import type { Pattern } from '../pattern.js';
import type { Ink } from '../patterns/drawing.js';
import { InsertStep, type InsertContext } from './insert-step.js';

interface Config {
  readonly words: Words<typeof en>;
  readonly files: BundleDoor;
}

/** The bundle that is being changed, as far as a step needs it. */
export interface BundleDoor {
  readonly names: () => readonly string[];
  readonly add: (file: string, text: string) => void;
}

interface Commands extends CommandStack {
  registerHandler(name: string, handler: unknown): void;
  execute(name: string, context: object): void;
}

interface Selecting {
  select(element: DiagramElement): void;
}

interface Naming {
  activate(element: DiagramElement): void;
}

interface Creating {
  start(event: unknown, shape: Shape, context?: object): void;
}

interface CreateEnd {
  readonly x: number;
  readonly y: number;
  readonly context: {
    readonly shape: Shape;
    readonly target: Shape | Connection | null;
    readonly source?: Shape;
    readonly canExecute: unknown;
  };
}

const command = 'relevo.step.insert';
const beforeCreate = 1500;
const gap = 50;

const processOf = (element: ModdleElement | undefined): ModdleElement | undefined =>
  element === undefined || element.$type === 'bpmn:Process' ? element : processOf(element.$parent);

const selectAll = (): void => {
  const text = document.querySelector('.djs-direct-editing-content');
  if (text) window.getSelection()?.selectAllChildren(text);
};

/** Puts steps into the drawing, dragged, appended or by keyboard, and asks for their names. */
export class StepInserter {
  static readonly $inject = [
    'commandStack',
    'eventBus',
    'elementFactory',
    'create',
    'selection',
    'directEditing',
    'config.relevo',
  ];
  readonly #carried = new WeakMap<Shape, Step>();

  constructor(
    private readonly commands: Commands,
    eventBus: EventBus & { on(event: string, priority: number, act: (event: never) => unknown): void },
    private readonly factory: ShapeFactory,
    private readonly create: Creating,
    private readonly selection: Selecting,
    private readonly naming: Naming,
    private readonly config: Config,
  ) {
    commands.registerHandler(command, InsertStep);
    eventBus.on('create.end', beforeCreate, (event: CreateEnd) => this.#dropped(event));
  }

  /** Carries the step along with the pointer until it is put somewhere. */
  carry(event: unknown, step: Step, source?: Shape): void {
    const shape = this.factory.createShape({ type: step.type });
    this.#carried.set(shape, step);
    this.create.start(event, shape, source ? { source } : {});
  }

  /** Right of a step: on the one way on that it has, else as a new way. */
  append(step: Step, source: Shape): void {
    const [way, ...others] = source.outgoing.filter((flow) => isA(flow, 'bpmn:SequenceFlow'));
    const on = way && others.length === 0 && !isA(source, 'bpmn:Gateway') ? way : undefined;
    const below = isA(source, 'bpmn:BoundaryEvent');
    const { x, y } = middle(source);
    const branch = on ? 0 : source.outgoing.length * 130;
    const at = below ? { x: x + gap + 50, y: bottomOf(source) + 90 } : { x: rightOf(source) + gap + 50, y: y + branch };
    const target = on ?? source.parent;
    if (target) this.#insert(step, { at, target, ...(!on && { source }) });
  }

  #dropped({ x, y, context }: CreateEnd): boolean | undefined {
    const { shape, target, source, canExecute } = context;
    const step = this.#carried.get(shape);
    if (!step) return undefined;
    if (!target || !canExecute) return false;
    this.#insert(step, { at: { x, y }, target, ...(source && { source }) });
    // True: it is done; nobody else draws the shape that was carried.
    return true;
  }

  #insert(
    step: Step,
    where: { readonly at: Point; readonly target: Shape | Connection; readonly source?: Shape },
  ): void {
    const pattern = step.draw(this.#ink(where.target));
    this.#addForms(pattern);
    const context: InsertContext = { ...where, pattern };
    this.commands.execute(command, context);
    const { head } = context;
    if (!head) return;
    this.selection.select(head);
    this.naming.activate(head);
    selectAll();
  }

  #ink(target: Shape | Connection): Ink {
    const { words, files } = this.config;
    const { businessObject } = target;
    const process = processOf(businessObject.get<ModdleElement | undefined>('processRef') ?? businessObject);
    return {
      words,
      form: (name) => {
        const file = freeName(files.names(), name, '.form');
        return { file, id: `${process?.id ?? 'flow'}-${file.replace(/\.form$/, '')}` };
      },
    };
  }

  #addForms({ forms }: Pattern): void {
    for (const { file, text } of forms) this.config.files.add(file, text);
  }
}
