import type { Evaluation } from '@relevo/bpmn-kernel';
import type { FeelExpression, FlowNode, ProcessDefinition, SequenceFlow } from '@relevo/bpmn-model';
import type { Way } from './protocol.js';
import { variablesFor, variablesForNone } from './variables-for.js';

/** Where a gateway stands; the same id may be drawn in a called process, too. */
export interface ForkPlace {
  readonly processId: string;
  readonly elementId: string;
}

/** A gateway whose conditions decide which of several ways is taken. */
export interface Fork extends ForkPlace {
  readonly name: string;
  readonly ways: readonly Way[];
  /** More than one way may be taken at once. */
  readonly several: boolean;
  /** Taken where no condition holds. */
  readonly otherwise: string | null;
  readonly conditions: readonly { readonly flowId: string; readonly expression: FeelExpression }[];
}

type Evaluates = (expression: FeelExpression) => Evaluation;

const keyOf = ({ processId, elementId }: ForkPlace): string => `${processId} ${elementId}`;

const labelOf = (flow: SequenceFlow, { nodes }: ProcessDefinition): string =>
  flow.name ?? nodes[flow.target]?.name ?? flow.target;

const forkAt = (node: FlowNode, definition: ProcessDefinition): Fork | null => {
  if (node.type !== 'exclusiveGateway' && node.type !== 'inclusiveGateway') return null;
  const flows = node.outgoing.flatMap((id) => definition.flows[id] ?? []);
  const asked = flows.filter(({ id }) => id !== node.defaultFlow);
  const conditions = asked.flatMap(({ id, condition }) => (condition ? [{ flowId: id, expression: condition }] : []));
  // A way that is always free cannot be decided against.
  if (conditions.length < asked.length || conditions.length === 0) return null;
  const sources = conditions.map(({ expression }) => expression.source);
  return {
    processId: definition.id,
    elementId: node.id,
    name: node.name ?? node.id,
    several: node.type === 'inclusiveGateway',
    otherwise: node.defaultFlow ?? null,
    conditions,
    ways: flows.map((flow) => ({
      flowId: flow.id,
      label: labelOf(flow, definition),
      variables: flow.id === node.defaultFlow ? variablesForNone(sources) : variablesFor(flow.condition?.source ?? ''),
    })),
  };
};

export interface Verdict {
  /** Names that no variable has, and on which it depends which way is taken; empty: the variables decide. */
  readonly unknown: readonly string[];
  /** What is taken where nobody decides. */
  readonly otherwise: string;
}

/**
 * Where the person decides. The kernel asks the simulation for every condition; at a gateway that is held, or where only
 * unknown names lead to the default way, the answer is neither true nor false, so the token stays before it, and the
 * person says which way. What they say is the answer to each condition, once.
 */
export class Forks {
  readonly #forks = new Map<string, Fork>();
  readonly #byCondition = new Map<FeelExpression, Fork>();
  readonly #held = new Set<string>();
  readonly #said = new Map<FeelExpression, boolean>();

  constructor(definitions: readonly ProcessDefinition[]) {
    for (const definition of definitions) {
      for (const node of Object.values(definition.nodes)) this.#add(forkAt(node, definition));
    }
  }

  at(place: ForkPlace): Fork | null {
    return this.#forks.get(keyOf(place)) ?? null;
  }

  /** Whatever the variables say, a token that comes stays before it. */
  hold(places: readonly ForkPlace[]): void {
    for (const place of places) this.#held.add(keyOf(place));
  }

  /** The next token takes these ways, and no other. */
  decide(fork: Fork, flowIds: readonly string[]): void {
    this.#held.delete(keyOf(fork));
    for (const { flowId, expression } of fork.conditions) this.#said.set(expression, flowIds.includes(flowId));
  }

  release(): void {
    this.#held.clear();
    this.#said.clear();
  }

  evaluate(expression: FeelExpression, really: Evaluates): Evaluation {
    const fork = this.#byCondition.get(expression);
    if (fork === undefined) return really(expression);
    const said = this.#said.get(expression);
    if (said !== undefined) return this.#say(fork, expression, said);
    if (this.#held.has(keyOf(fork))) return { ok: true, value: null, unknown: [] };
    const unknown = undecided(fork, really)?.unknown;
    return unknown === undefined ? really(expression) : { ok: true, value: null, unknown };
  }

  /** An exclusive gateway asks no further after the first that holds. */
  #say(fork: Fork, expression: FeelExpression, value: boolean): Evaluation {
    const over = value && !fork.several ? fork.conditions.map((one) => one.expression) : [expression];
    for (const one of over) this.#said.delete(one);
    return { ok: true, value, unknown: [] };
  }

  #add(fork: Fork | null): void {
    if (fork === null) return;
    this.#forks.set(keyOf(fork), fork);
    for (const { expression } of fork.conditions) this.#byCondition.set(expression, fork);
  }
}

/** The default way would be taken, but only because of names that nothing has set; null: the variables decide. */
export const undecided = ({ conditions, otherwise }: Fork, really: Evaluates): Verdict | null => {
  if (otherwise === null) return null;
  const unknown: string[] = [];
  for (const { expression } of conditions) {
    const found = really(expression);
    if (!found.ok || found.value !== false) return null;
    unknown.push(...found.unknown);
  }
  return unknown.length === 0 ? null : { unknown: [...new Set(unknown)], otherwise };
};
