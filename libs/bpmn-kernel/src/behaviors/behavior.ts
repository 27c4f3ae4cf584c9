import type { ElementId, ElementType, FlowNode, SequenceFlow } from '@relevo/bpmn-model';
import type { Execution } from '../execution/execution.js';
import type { Key, Variables } from '../keys.js';
import type { ElementInstance } from '../state.js';

type NodeWith<Node, Type> = Node extends { readonly type: infer Own } ? (Type extends Own ? Node : never) : never;

/** The flow node that belongs to an element type. */
export type NodeOf<Type extends ElementType> = NodeWith<FlowNode, Type>;

/** One token at one element. */
export interface Visit<Node extends FlowNode = FlowNode> {
  readonly execution: Execution;
  readonly element: ElementInstance;
  readonly node: Node;
}

/** A token that comes by a sequence flow and has no row yet. */
export interface Arrival<Node extends FlowNode = FlowNode> {
  readonly execution: Execution;
  readonly node: Node;
  readonly scopeKey: Key;
  readonly flow: SequenceFlow;
}

/** Waiting tokens that are consumed now, into the one that goes on; null: it waits. */
export type Join = { readonly consumed: readonly Key[] } | null;

/** `ended`: the token is no longer there (it ended its own scope). */
export type Entered = 'waiting' | 'done' | 'ended';

export interface TakenFlow {
  readonly flow: SequenceFlow;
  /** Names in the conditions that chose it which no visible scope has. */
  readonly unknownVariables: readonly string[];
}

/**
 * What one kind of element does. Faults are thrown by `fail` from `enter`, `leave` and `settle` only: each of
 * these phases happens wholly or not at all, and resolving the fault begins it again.
 */
export interface ElementBehavior<Node extends FlowNode = FlowNode> {
  /** A token came: which waiting tokens are consumed with it? Without this, each token goes on by itself. */
  arrive?(arrival: Arrival<Node>): Join;
  /** Nothing else in the case moves: may the join at which this token waits open now? (Inclusive and complex ones.) */
  settle?(visit: Visit<Node>): Join;
  /** Input mappings are applied and boundary events listen: begin the work. */
  enter(visit: Visit<Node>): Entered;
  /** A timer or message that this element waits for came. Without this, the element's work is done. */
  trigger?(visit: Visit<Node>, target: ElementId, variables: Variables): void;
  /** A token inside is gone: decides itself whether that ends it. Without this, it ends when nothing is left inside. */
  tokenLeft?(visit: Visit<Node>): void;
  /** Nothing is left inside; `variables` are those of a called instance. The element's work is done after it. */
  innerCompleted?(visit: Visit<Node>, variables: Variables): void;
  /** The work is done: what it brings, before output mappings. Of each instance of a loop. */
  conclude?(visit: Visit<Node>): void;
  /** The work is done and output mappings are applied: which flows are taken? */
  leave(visit: Visit<Node>): readonly TakenFlow[];
  /** Interrupted or cancelled: end what runs inside. Timers, subscriptions, jobs, tasks and faults go by themselves. */
  terminate?(visit: Visit<Node>): void;
}

export type BehaviorRegistry = { readonly [Type in ElementType]: ElementBehavior<NodeOf<Type>> };
