import type { EventBus } from '../../editor/services.js';
import type { Step } from '../catalogue.js';
import type { Connection, Shape, ShapeFactory } from '../diagram.js';
import type { StepInserter } from './step-inserter.js';

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

interface Bus extends EventBus {
  on(event: string | readonly string[], act: (event: never) => void): void;
  on(event: string, priority: number, act: (event: never) => unknown): void;
}

interface Mouse {
  getLastMoveEvent(): unknown;
}

/** Above bpmn.io's own: what was carried is drawn as a step, not as the one shape that stood for it. */
const beforeCreate = 1500;

/** Carries a step along with the pointer until it is put somewhere. */
export class StepCarrying {
  static readonly $inject = ['eventBus', 'elementFactory', 'create', 'mouse', 'stepInserter'];
  readonly #carried = new WeakMap<Shape, Step>();

  constructor(
    eventBus: Bus,
    private readonly factory: ShapeFactory,
    private readonly create: Creating,
    private readonly mouse: Mouse,
    private readonly inserter: StepInserter,
  ) {
    eventBus.on('create.end', beforeCreate, (event: CreateEnd) => this.#dropped(event));
  }

  /** Chosen by keyboard, it comes to where the pointer was last. */
  start(event: unknown, step: Step, source?: Shape): void {
    const shape = this.factory.createShape({ type: step.type });
    this.#carried.set(shape, step);
    const at = event instanceof KeyboardEvent ? this.mouse.getLastMoveEvent() : event;
    this.create.start(at, shape, source ? { source } : {});
  }

  /** True: it is done, and nobody else draws it. */
  #dropped({ x, y, context }: CreateEnd): boolean | undefined {
    const { shape, target, source, canExecute } = context;
    const step = this.#carried.get(shape);
    if (!step) return undefined;
    if (!target || !canExecute) return false;
    this.inserter.insert(step, { at: { x, y }, target, ...(source && { source }) });
    return true;
  }
}
