import type { BpmnFactory, EventBus, Modeling } from '../../editor/services.js';
import { writeProperty } from '../../properties/relevo-properties.js';
import { decidedBy, decides, decidesNothing, decisionsAhead, mayDecide, outcomesOf } from '../../variables/outcomes.js';
import { type Connection, isA, type Shape } from '../diagram.js';

interface Command<Context> {
  readonly context: Context;
}

interface Reconnected {
  readonly connection: Connection;
  readonly newTarget?: Shape;
}

/** A decision that was directly behind a step until a moment ago. */
interface Parted {
  readonly task: Shape;
  readonly variable: string;
}

/**
 * A step drawn between a task and the decision that its buttons take leaves the task its buttons: it says now
 * which variable they set. A task without a form that comes to stand before the decision does not decide again.
 */
export class KeptButtons {
  static readonly $inject = ['eventBus', 'modeling', 'bpmnFactory'];
  readonly #parted = new Map<Shape, Parted>();

  constructor(
    eventBus: EventBus,
    private readonly modeling: Modeling,
    private readonly bpmnFactory: BpmnFactory,
  ) {
    eventBus.on('commandStack.connection.reconnect.preExecute', ({ context }: Command<Reconnected>) =>
      this.#remember(context),
    );
    eventBus.on('commandStack.connection.create.postExecuted', ({ context }: Command<Connection>) =>
      this.#keep(context),
    );
    eventBus.on('commandStack.changed', () => this.#parted.clear());
  }

  /** The arrow to a decision is about to lead somewhere else. */
  #remember({ connection, newTarget }: Reconnected): void {
    const { source, target } = connection;
    if (!newTarget || newTarget === target || !isA(target, 'bpmn:ExclusiveGateway')) return;
    const [own] = mayDecide(source.businessObject) ? outcomesOf(source.businessObject) : [];
    const [ahead] = decisionsAhead(source.businessObject);
    const variable = own?.variable ?? (ahead?.gateway === target.businessObject ? ahead.variable : undefined);
    if (variable !== undefined) this.#parted.set(target, { task: source, variable });
  }

  /** What was drawn in between leads to the decision. */
  #keep({ source, target }: Pick<Connection, 'source' | 'target'>): void {
    const parted = this.#parted.get(target);
    if (!parted || parted.task === source) return;
    this.#parted.delete(target);
    const { task, variable } = parted;
    const decided = mayDecide(task.businessObject) && decidedBy(task.businessObject) === '';
    if (decided) this.#say(task, variable);
    if ((decided || this.#isDecidedBefore(target, variable)) && mayDecide(source.businessObject))
      this.#say(source, decidesNothing);
  }

  #isDecidedBefore(decision: Shape, variable: string): boolean {
    const siblings = decision.parent?.children ?? [];
    return siblings.some(({ businessObject }) => mayDecide(businessObject) && decidedBy(businessObject) === variable);
  }

  #say(task: Shape, value: string): void {
    const { modeling, bpmnFactory } = this;
    writeProperty(task, { name: decides, value }, { modeling, bpmnFactory });
  }
}
