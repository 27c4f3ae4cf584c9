import type { Words } from '@relevo/web';
import type { BpmnFactory, DiagramElement } from '../../editor/services.js';
import type { en } from '../../languages/en/index.js';
import { setExtension } from '../../properties/moddle-changes.js';
import { processOf, readProperty, writeProperty } from '../../properties/relevo-properties.js';
import { extensionOf, textOf } from '../../variables/extensions.js';
import type { Problem } from '../problem.js';
import { diagramFixes, type DiagramFix } from './diagram-fixes.js';
import type { Connected, FixTools, FullModeling } from './fix-tools.js';

interface Commands {
  registerHandler(name: string, handler: unknown): void;
  execute(name: string, context: { readonly act: () => void }): void;
}

interface Registry {
  getAll(): readonly Connected[];
  get(id: string): Connected | undefined;
  find(matches: (element: Connected) => boolean): Connected | undefined;
}

interface Injector {
  get(name: 'bpmnReplace'): FixTools['bpmnReplace'];
  get(name: 'autoPlace'): FixTools['autoPlace'];
  get(name: 'elementFactory'): FixTools['elementFactory'];
  get(name: 'bpmnFactory'): BpmnFactory;
  get(name: 'spaceTool'): FixTools['spaceTool'];
  get(name: 'modeling'): FullModeling;
  get(name: 'directEditing'): { activate(element: DiagramElement): void };
}

const command = 'relevo.problem.fix';
const assignment = 'zeebe:AssignmentDefinition';

/** Whatever a fix does to the drawing is undone at once. */
class OneStep {
  preExecute({ act }: { readonly act: () => void }): void {
    act();
  }
}

/** Puts right what is wrong with an element, and keeps what its owner answers. */
export class ProblemFixes {
  static readonly $inject = ['commandStack', 'elementRegistry', 'injector', 'config.relevo'];

  constructor(
    private readonly commands: Commands,
    private readonly registry: Registry,
    private readonly injector: Injector,
    private readonly config: { readonly words: Words<typeof en> },
  ) {
    commands.registerHandler(command, OneStep);
  }

  /** What is drawn for that id: a process stands behind its pool. */
  drawn(id: string): Connected | undefined {
    return this.registry.get(id) ?? this.registry.find(({ businessObject }) => processOf(businessObject)?.id === id);
  }

  offered(problem: Problem): readonly DiagramFix[] {
    const element = this.drawn(problem.elementId ?? '');
    if (element === undefined) return [];
    const fixes = diagramFixes[problem.code] ?? [];
    return fixes.filter(({ offered }) => offered === undefined || offered(element, problem));
  }

  run({ run, at }: DiagramFix, problem: Problem): void {
    this.#change(at?.(problem) ?? problem.elementId ?? '', (element) => run(element, this.#tools()));
  }

  /** The name is asked for on the canvas. */
  name(id: string): void {
    const element = this.drawn(id);
    if (element !== undefined) this.injector.get('directEditing').activate(element);
  }

  /** Who is to get a group: the lane that has none, else the step itself. */
  withoutGroup(id: string): 'lane' | 'step' | null {
    const element = this.drawn(id);
    if (element?.type === 'bpmn:Lane') return 'lane';
    if (element?.type !== 'bpmn:UserTask') return null;
    const lane = this.drawn(this.laneOf(id) ?? '');
    const own = textOf(extensionOf(element.businessObject, assignment), 'candidateGroups');
    return lane !== undefined && own === '' && readProperty(lane, 'relevo:group') === '' ? 'lane' : 'step';
  }

  giveGroup(id: string, group: string): void {
    if (this.withoutGroup(id) === 'lane')
      this.#change(this.laneOf(id) ?? id, (lane) =>
        writeProperty(lane, { name: 'relevo:group', value: group }, this.#tools()),
      );
    else
      this.#change(id, (step) => {
        const { modeling, bpmnFactory } = this.#tools();
        const extension = { owner: step.businessObject, type: assignment };
        for (const { of, set } of setExtension(extension, { candidateGroups: group }, bpmnFactory))
          modeling.updateModdleProperties(step, of, set);
      });
  }

  /** An empty reason takes the answer back. */
  answer(code: string, id: string, reason: string): void {
    const property = { name: `relevo:cannotHappen.${code}`, value: reason };
    this.#change(id, (element) => writeProperty(element, property, this.#tools()));
  }

  /** The lane that an element lies in. */
  laneOf(id: string): string | undefined {
    const element = this.drawn(id);
    if (element?.type === 'bpmn:Lane') return element.id;
    return this.registry.find(
      ({ type, businessObject }) =>
        type === 'bpmn:Lane' &&
        businessObject.get<readonly object[]>('flowNodeRef').includes(element?.businessObject ?? {}),
    )?.id;
  }

  #change(id: string, change: (element: Connected) => void): void {
    const element = this.drawn(id);
    if (element !== undefined) this.commands.execute(command, { act: () => change(element) });
  }

  #tools(): FixTools {
    const { injector } = this;
    return {
      modeling: injector.get('modeling'),
      bpmnReplace: injector.get('bpmnReplace'),
      elementFactory: injector.get('elementFactory'),
      elementRegistry: this.registry,
      spaceTool: injector.get('spaceTool'),
      autoPlace: injector.get('autoPlace'),
      bpmnFactory: injector.get('bpmnFactory'),
      words: this.config.words,
    };
  }
}
