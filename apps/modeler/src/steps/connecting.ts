import type { DiagramElement } from '../editor/services.js';
import { type Connection, isA, type Registry, type Shape, type StepModeling } from './diagram.js';
import { menuIcon } from './icons.js';
import type { Steps } from './steps.js';

interface Rules {
  allowed(action: 'connection.create', context: { readonly source: Shape; readonly target: Shape }): unknown;
}

interface Selecting {
  select(element: DiagramElement): void;
}

/** As many as a list shows without a search. */
const shown = 6;

const distance = (a: Shape, b: Shape): number => Math.hypot(a.x - b.x, a.y - b.y);

const isThere = (source: Shape, target: Shape): boolean => source.outgoing.some((flow) => flow.target === target);

/** An arrow to a step that is there already, chosen from the list of what comes next: no pointer is needed for it. */
export class Connecting {
  static readonly $inject = ['elementRegistry', 'rules', 'modeling', 'selection', 'relevoSteps'];

  constructor(
    private readonly registry: Registry,
    private readonly rules: Rules,
    private readonly modeling: StepModeling,
    private readonly selection: Selecting,
    private readonly steps: Steps,
  ) {}

  entries(source: Shape): Readonly<Record<string, object>> {
    const { words } = this.steps;
    const group = { id: 'relevo-connect', name: words('steps.connectMenu') };
    const targets = this.#targets(source).toSorted((a, b) => distance(source, a) - distance(source, b));
    const entries = targets.map((target, index) => {
      const name = target.businessObject.name?.trim() ?? '';
      const label = words('steps.connect', { name });
      const act = (): void => this.#connect(source, target);
      const rank = index < shown ? 0 : -1;
      const entry = { label, ...menuIcon({ drawn: 'connect' }), group, rank, action: { click: act, dragstart: act } };
      return [`connect.${target.id}`, entry] as const;
    });
    return Object.fromEntries(entries);
  }

  /** Those with a name: others could not be told apart in a list. */
  #targets(source: Shape): readonly Shape[] {
    return this.registry.filter(
      (target) =>
        target !== source &&
        target.parent === source.parent &&
        target.labelTarget === undefined &&
        isA(target, 'bpmn:FlowNode') &&
        (target.businessObject.name?.trim() ?? '') !== '' &&
        !isThere(source, target) &&
        this.#isFlow(source, target),
    );
  }

  #isFlow(source: Shape, target: Shape): boolean {
    const allowed = this.rules.allowed('connection.create', { source, target });
    return (allowed as { readonly type?: string } | null | undefined)?.type === 'bpmn:SequenceFlow';
  }

  #connect(source: Shape, target: Shape): void {
    const connection: Connection = this.modeling.connect(source, target, { type: 'bpmn:SequenceFlow' });
    this.selection.select(connection);
  }
}
