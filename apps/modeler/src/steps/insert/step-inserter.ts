import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import { freeName } from '../../files/bundle.js';
import type { CommandStack, ModdleElement } from '../../editor/services.js';
import type { Step } from '../catalogue.js';
import { bottomOf, type Connection, isA, middle, type Point, rightOf, type Shape } from '../diagram.js';
import type { Ink } from '../patterns/drawing.js';
import { InsertStep, type InsertContext } from './insert-step.js';
import type { BundleDoor } from './step-forms.js';
import type { StepNaming } from './step-naming.js';

interface Config {
  readonly words: Words<typeof en>;
  readonly files: BundleDoor;
}

interface Commands extends CommandStack {
  registerHandler(name: string, handler: unknown): void;
  execute(name: string, context: object): void;
}

export interface Place {
  /** Centre of the place where it is put. */
  readonly at: Point;
  readonly target: Shape | Connection;
  readonly source?: Shape;
}

const command = 'relevo.step.insert';
const gap = 50;

const processOf = (element: ModdleElement | undefined): ModdleElement | undefined =>
  element === undefined || element.$type === 'bpmn:Process' ? element : processOf(element.$parent);

/** Puts steps into the drawing and asks for their names. */
export class StepInserter {
  static readonly $inject = ['commandStack', 'stepNaming', 'config.relevo'];

  constructor(
    private readonly commands: Commands,
    private readonly naming: StepNaming,
    private readonly config: Config,
  ) {
    commands.registerHandler(command, InsertStep);
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
    if (target) this.insert(step, { at, target, ...(!on && { source }) });
  }

  insert(step: Step, where: Place): void {
    const pattern = step.draw(this.#ink(where.target));
    const context: InsertContext = { ...where, pattern };
    this.commands.execute(command, context);
    if (context.head) this.naming.begin(context.head);
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
}
