import type { BoundaryEvent, FlowNode, SequenceFlow } from '@relevo/bpmn-model';
import { type Conditions, type Facts, forget, variablesSetBy } from './conditions.js';
import { ExpectedTokens } from './expected.js';
import type { Choice } from './finding.js';
import { at, Marking, occurred, opened, type Place, waitingBy } from './marking.js';
import { type ScopeAbility, allowsBoundary } from './scope-ability.js';
import { gathers, isScope, runsThrough, type ScopeNet } from './scope-net.js';
import { WaysOut } from './ways-out.js';

export interface State {
  readonly marking: Marking;
  readonly facts: Facts;
}

/** How a scope ends before its last token is gone. */
export type Exit = 'error' | 'cancel' | 'terminate';

export interface Move {
  readonly to: State;
  /** Elements and flows that a token passes. */
  readonly path: readonly string[];
  readonly choices: readonly Choice[];
  readonly exit?: Exit;
  /** Where work was under way when the scope was ended. */
  readonly dropped?: readonly Place[];
}

interface Surroundings {
  readonly conditions: Conditions;
  /** By subprocess: how it may end. */
  readonly abilities: ReadonlyMap<string, ScopeAbility>;
  readonly told: (elementId: string) => readonly string[] | undefined;
}

/** What may happen next in one scope: the token game of the kernel, with every choice that data could make. */
export class Moves {
  readonly #expected: ExpectedTokens;
  readonly #ways: WaysOut;
  readonly #inclusiveJoins: readonly FlowNode[];
  readonly #complexJoins: readonly FlowNode[];

  constructor(
    private readonly net: ScopeNet,
    private readonly around: Surroundings,
  ) {
    const joins = net.nodes.filter(gathers);
    this.#inclusiveJoins = joins.filter(({ type }) => type === 'inclusiveGateway');
    this.#complexJoins = joins.filter(({ type }) => type === 'complexGateway');
    this.#expected = new ExpectedTokens(net);
    this.#ways = new WaysOut(net, around.conditions);
  }

  /** As the kernel does: what goes on by itself goes on first, then joins settle, then somebody acts. */
  from(state: State): readonly Move[] {
    const active = this.net.inOrder(state.marking.nodes);
    const running = active.find(runsThrough);
    if (running) return [...this.#complete(running, state), ...this.#interruptions(running, state)];
    const join = this.#inclusiveJoins.find((node) => this.#mayOpen(node, state.marking));
    if (join) return [this.#open(join, state)];
    return [...this.#complexGateways(state), ...active.flatMap((node) => this.#acts(node, state))];
  }

  begin(nodes: readonly string[]): State {
    return { marking: nodes.reduce((marking, id) => marking.with(at(id)), new Marking()), facts: new Map() };
  }

  #acts(node: FlowNode, state: State): readonly Move[] {
    return [...(this.#completes(node) ? this.#complete(node, state) : []), ...this.#interruptions(node, state)];
  }

  /** Also of what goes on by itself: a script may fail, an instance of a loop may throw. */
  #interruptions(node: FlowNode, state: State): readonly Move[] {
    return this.net.boundaries(node).flatMap((event) => this.#boundary(node, event, state));
  }

  #completes(node: FlowNode): boolean {
    return !isScope(node) || (this.around.abilities.get(node.id)?.completes ?? true);
  }

  #complete(node: FlowNode, state: State): readonly Move[] {
    const left = this.#taken(node, state.marking);
    if (node.type === 'endEvent') return [this.#end(node, { ...state, marking: left })];
    const facts = forget(state.facts, this.#sets(node), this.around.conditions.kept);
    if (node.type === 'eventBasedGateway') return this.#events(node, { marking: left, facts });
    return this.#ways.of(node, facts).map((way) => ({
      to: { marking: this.#arrive(node, way.flows, left), facts: way.facts },
      path: way.flows.flatMap(({ id, target }) => [id, target]),
      choices: way.choices,
    }));
  }

  #sets(node: FlowNode): readonly string[] | undefined {
    const inside = this.around.abilities.get(node.id);
    return inside ? inside.sets : variablesSetBy(node, this.around.told);
  }

  /** The first of its events decides; that event has then occurred. */
  #events(gateway: FlowNode, state: State): readonly Move[] {
    return this.net.outgoing(gateway).map((flow) => ({
      to: {
        marking: this.#leaveEvent(flow.target, state.marking),
        facts: forget(state.facts, this.#setsById(flow.target), this.around.conditions.kept),
      },
      path: [flow.id, flow.target, ...this.#passedAfter(flow.target)],
      choices: [{ elementId: gateway.id, flowId: flow.id }],
    }));
  }

  #passedAfter(id: string): readonly string[] {
    const node = this.net.node(id);
    return node ? this.net.outgoing(node).flatMap((flow) => [flow.id, flow.target]) : [];
  }

  #setsById(id: string): readonly string[] | undefined {
    const node = this.net.node(id);
    return node ? this.#sets(node) : [];
  }

  #leaveEvent(id: string, marking: Marking): Marking {
    const node = this.net.node(id);
    return node ? this.#arrive(node, this.net.outgoing(node), marking) : marking;
  }

  #boundary(activity: FlowNode, event: BoundaryEvent, { marking, facts }: State): readonly Move[] {
    if (!allowsBoundary(activity, event, this.around.abilities.get(activity.id))) return [];
    if (!event.interrupting && marking.count(occurred(event.id)) > 0) return [];
    const left = event.interrupting ? this.#taken(activity, marking) : marking.with(occurred(event.id));
    const known = forget(facts, this.#sets(event), this.around.conditions.kept);
    return [
      {
        to: { marking: left.with(at(event.id)), facts: known },
        path: [event.id],
        choices: [{ elementId: activity.id, flowId: event.id }],
      },
    ];
  }

  /** One token less; with the last one go the notes of what has occurred at it. */
  #taken(node: FlowNode, marking: Marking): Marking {
    const left = marking.without(at(node.id));
    if (left.count(at(node.id)) > 0) return left;
    return node.boundaryEvents.reduce((rest, id) => rest.without(occurred(id)), left);
  }

  #end(node: FlowNode, state: State): Move {
    const kind = node.type === 'endEvent' ? node.event.kind : 'none';
    const exits: Partial<Record<typeof kind, Exit>> = { error: 'error', cancel: 'cancel', terminate: 'terminate' };
    const exit = exits[kind];
    if (!exit) return { to: state, path: [], choices: [] };
    const dropped = state.marking.tokens;
    return { to: { marking: new Marking(), facts: state.facts }, path: [], choices: [], exit, dropped };
  }

  #arrive(from: FlowNode, flows: readonly SequenceFlow[], marking: Marking): Marking {
    const each = from.completionQuantity ?? 1;
    return flows.reduce((all, flow) => this.#arriveBy(flow, each, all), marking);
  }

  #arriveBy(flow: SequenceFlow, tokens: number, marking: Marking): Marking {
    const target = this.net.node(flow.target);
    if (!target) return marking;
    if (!gathers(target)) return marking.with(at(target.id), tokens);
    const waiting = marking.with(waitingBy(flow.id), tokens);
    if (target.type === 'parallelGateway') return this.#openParallel(target, waiting);
    return (target.startQuantity ?? 1) > 1 ? this.#openByQuantity(target, waiting) : waiting;
  }

  #openParallel(join: FlowNode, marking: Marking): Marking {
    const complete = join.incoming.every((flow) => marking.count(waitingBy(flow)) > 0);
    return complete ? this.#consume(join, join.incoming, marking) : marking;
  }

  #openByQuantity(node: FlowNode, marking: Marking): Marking {
    const waiting = node.incoming.flatMap((flow) => Array<string>(marking.count(waitingBy(flow))).fill(flow));
    const wanted = Math.min(node.startQuantity ?? 1, 2 * node.incoming.length);
    return waiting.length < wanted ? marking : this.#consume(node, waiting.slice(0, wanted), marking);
  }

  #consume(join: FlowNode, flows: readonly string[], marking: Marking): Marking {
    const left = flows.reduce((rest, flow) => rest.without(waitingBy(flow)), marking);
    const noted = left.count(opened(join.id)) > 0 ? left : left.with(opened(join.id));
    return noted.with(at(join.id));
  }

  #filled(join: FlowNode, marking: Marking): readonly string[] {
    return join.incoming.filter((flow) => marking.count(waitingBy(flow)) > 0);
  }

  #mayOpen(node: FlowNode, marking: Marking): boolean {
    return this.#filled(node, marking).length > 0 && !this.#expected.at(node, marking);
  }

  #open(join: FlowNode, { marking, facts }: State): Move {
    return {
      to: { marking: this.#consume(join, this.#filled(join, marking), marking), facts },
      path: [],
      choices: [],
    };
  }

  /** Its condition is not looked at: it may open with any of its tokens; those that come later go no further. */
  #complexGateways({ marking, facts }: State): readonly Move[] {
    return this.#complexJoins.flatMap((node) => {
      const filled = this.#filled(node, marking);
      if (filled.length === 0) return [];
      const isOpen = marking.count(opened(node.id)) > 0;
      const rest = filled.reduce((left, flow) => left.without(waitingBy(flow)), marking);
      const after = isOpen ? rest : rest.with(opened(node.id)).with(at(node.id));
      return [{ to: { marking: after, facts }, path: [], choices: [] }];
    });
  }
}
