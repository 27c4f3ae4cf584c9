import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';
import { freeName } from '../../files/bundle.js';
import type { Canvas, ModdleElement } from '../../editor/services.js';
import type { Step } from '../catalogue.js';
import {
  bottomOf,
  type Connection,
  isA,
  middle,
  type Registry,
  rightOf,
  sequenceFlows,
  type Shape,
} from '../diagram.js';
import type { InView } from '../in-view.js';
import type { Ink } from '../patterns/drawing.js';
import { processAround } from '../../variables/process-around.js';
import { type ChangeContext, ChangeStep, type Commands, insertCommand } from './change-step.js';
import { freePlace, holdsSteps, homeOf, onFlow, type Place } from './free-place.js';
import { InsertStep, type InsertContext } from './insert-step.js';
import type { BundleDoor } from './step-forms.js';
import type { StepNaming } from './step-naming.js';

interface Config {
  readonly words: Words<typeof en>;
  readonly files: BundleDoor;
}

/** What there is already, and what is seen of it. */
export class StepSurroundings {
  static readonly $inject = ['canvas', 'elementRegistry', 'inView'];

  constructor(
    readonly canvas: Canvas & { getRootElement(): Shape },
    readonly elementRegistry: Registry,
    readonly inView: InView,
  ) {}
}

const changeCommand = 'relevo.step.change';
const gap = 50;

/** Puts steps into the drawing and asks for their names. */
export class StepInserter {
  static readonly $inject = ['commandStack', 'stepNaming', 'config.relevo', 'stepSurroundings'];

  constructor(
    private readonly commands: Commands,
    private readonly naming: StepNaming,
    private readonly config: Config,
    private readonly around: StepSurroundings,
  ) {
    commands.registerHandler(insertCommand, InsertStep);
    commands.registerHandler(changeCommand, ChangeStep);
  }

  /** Without a pointer: behind the step that is selected, on the arrow, else where there is room. */
  place(step: Step, selected?: Shape | Connection): void {
    const element = (selected as Shape | undefined)?.labelTarget ?? selected;
    if (element && isA(element, 'bpmn:SequenceFlow') && step.id !== 'start') {
      const target = element as Connection;
      return this.insert(step, { at: onFlow(target), target });
    }
    const shape = element as Shape | undefined;
    if (shape && isA(shape, 'bpmn:FlowNode') && step.id !== 'start' && !isA(shape, 'bpmn:EndEvent'))
      return this.append(step, shape);
    const target = this.#home(shape);
    const { x, y, width, height } = this.around.canvas.viewbox();
    const seen = { x: x + width / 2, y: y + height / 2 };
    this.insert(step, { at: freePlace(target, this.around.elementRegistry, seen), target });
  }

  /** Right of a step: on the one way on that it has, else as a new way. */
  append(step: Step, source: Shape): void {
    const [way, ...others] = sequenceFlows(source.outgoing);
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
    this.commands.execute(insertCommand, context);
    this.around.inView.show(context.drawn ?? []);
    if (context.head) this.naming.begin(context.head);
  }

  /** Turns what is there into a step; a name that somebody gave stays. */
  change(step: Step, shape: Shape): void {
    const context: ChangeContext = { pattern: step.draw(this.#ink(shape)), shape };
    this.commands.execute(changeCommand, context);
    this.around.inView.show(context.drawn ?? []);
    if (context.head) this.naming.choose(context.head);
  }

  /** What a step is put in: what is selected, where it holds steps, else what the selected one lies in. */
  #home(selected: Shape | undefined): Shape {
    if (!selected) return homeOf(this.around.canvas.getRootElement());
    if (holdsSteps(selected)) return selected;
    return this.#home(selected.parent);
  }

  #ink(target: Shape | Connection): Ink {
    const { words, files } = this.config;
    const { businessObject } = target;
    const process = processAround(businessObject.get<ModdleElement | undefined>('processRef') ?? businessObject);
    return {
      words,
      form: (name) => {
        const file = freeName(files.names(), name, '.form');
        return { file, id: `${process?.id ?? 'flow'}-${file.replace(/\.form$/, '')}` };
      },
    };
  }
}
