import type { FlowNode } from '@relevo/bpmn-model';
import type { BehaviorRegistry, ElementBehavior, Visit } from '../behaviors/behavior.js';
import { arriveInQuantity } from '../behaviors/quantity.js';
import { loopBody } from '../behaviors/scopes/loop.js';
import type { WorkingCase } from '../case/working-case.js';
import type { ProcessEvent } from '../events.js';
import type { Key } from '../keys.js';
import { apply } from '../reducer/apply.js';
import { TICKET } from '../reducer/variables.js';
import type { PublishedDefinition, Services } from '../services.js';
import type { ElementInstance } from '../state.js';
import { ElementFailure } from './failure.js';

/** One command being executed on a fork of its case: emits process events and remembers which tokens still move. */
export class Execution {
  readonly events: ProcessEvent[] = [];
  /** Elements entered so far (see `Limits.stepsPerCommand`). */
  steps = 0;
  /** What follows when all conditions have been looked at; null: nobody looks at them now. */
  looking: (() => void)[] | null = null;
  readonly #moving: Key[] = [];
  /** Names that were set, by scope, since conditions were last looked at. */
  #changed = new Map<Key, Set<string>>();
  #next = 0;
  readonly #definitions = new Map<Key, PublishedDefinition>();

  constructor(
    readonly state: WorkingCase,
    readonly services: Services,
    private readonly behaviors: BehaviorRegistry,
  ) {}

  emit(event: ProcessEvent): void {
    this.events.push(event);
    apply(this.state, event, this.services.now);
    if (event.type === 'VariableSet') this.#remember(event.scopeKey, event.name);
    else if (event.type === 'TicketFieldsSet') this.#remember(this.state.caseKey, TICKET);
  }

  /** Which variables were set since this was last asked. What a failed attempt had set may be among them. */
  takeChanges(): ReadonlyMap<Key, ReadonlySet<string>> {
    const changed = this.#changed;
    if (changed.size > 0) this.#changed = new Map();
    return changed;
  }

  #remember(scopeKey: Key, name: string): void {
    const names = this.#changed.get(scopeKey);
    if (names) names.add(name);
    else this.#changed.set(scopeKey, new Set([name]));
  }

  /** Lets a token that was entered go on when those before it have. */
  move(elementKey: Key): void {
    this.#moving.push(elementKey);
  }

  /** The token whose turn it is; undefined when none moves. First come, first served, so the order is always the same. */
  nextMoving(): Key | undefined {
    const key = this.#moving[this.#next];
    if (key !== undefined) this.#next += 1;
    return key;
  }

  publishedOf(processInstanceKey: Key): PublishedDefinition {
    const known = this.#definitions.get(processInstanceKey);
    if (known) return known;
    const instance = this.state.instances.get(processInstanceKey);
    const published = instance && this.services.definition(instance.definitionKey);
    if (!published)
      throw new Error(`Expected the definition of process instance ${processInstanceKey}, but none came.`);
    this.#definitions.set(processInstanceKey, published);
    return published;
  }

  nodeOf(element: Pick<ElementInstance, 'processInstanceKey' | 'elementId'>): FlowNode {
    const node = this.publishedOf(element.processInstanceKey).definition.nodes[element.elementId];
    if (!node) throw new Error(`Expected the definition to have an element (${element.elementId}), but it has none.`);
    return node;
  }

  /** What a token at this node does; the token that holds the instances of a loop does what loops do. */
  behaviorOf({ element, node }: Pick<Visit, 'element' | 'node'>): ElementBehavior {
    if (node.loop && element.loop?.kind !== 'iteration') return loopBody;
    return this.behaviors[node.type] as ElementBehavior;
  }

  /** How tokens join at this node; undefined where each goes on by itself. */
  arrivalAt(node: FlowNode): ElementBehavior['arrive'] {
    if ((node.startQuantity ?? 1) > 1) return arriveInQuantity;
    return (this.behaviors[node.type] as ElementBehavior).arrive;
  }

  /** Runs a phase wholly or not at all: a failure takes back everything it did and is answered. */
  attempt<Result>(phase: () => Result): Result | ElementFailure {
    const { events, moving } = { events: this.events.length, moving: this.#moving.length };
    const entered = this.state.entered;
    const mark = this.state.undo.begin();
    try {
      return phase();
    } catch (failure) {
      if (!(failure instanceof ElementFailure)) throw failure;
      this.state.undo.rollback(mark);
      this.state.entered = entered;
      this.events.length = events;
      this.#moving.length = moving;
      return failure;
    } finally {
      this.state.undo.end();
    }
  }
}
