import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import { variablesSetBy } from './conditions.js';
import { at } from './marking.js';
import { insideOf } from './scope-ability.js';
import type { Explored } from './scope-findings.js';
import { interruptsAround, isScope } from './scope-net.js';

type Told = (elementId: string) => readonly string[] | undefined;

/** What may run while a scope runs: what it decided may be overtaken by what they set. */
export class Companions {
  readonly #explored: ReadonlyMap<string, Explored>;

  constructor(
    private readonly definition: ProcessDefinition,
    explored: readonly Explored[],
  ) {
    this.#explored = new Map(explored.map((one) => [one.net.id, one]));
  }

  /** Variables that may change while the scope runs and that nothing in it sets; undefined: any. */
  setBeside(scope: string, told: Told): readonly string[] | undefined {
    const sets = this.#of(scope).map((node) => variablesSetBy(node, told));
    return sets.includes(undefined) ? undefined : [...new Set(sets.flatMap((names) => names ?? []))];
  }

  #of(scope: string): readonly FlowNode[] {
    const node = this.definition.nodes[scope];
    const events = this.#explored.get(scope)?.net.eventSubProcesses ?? [];
    const beside = events
      .filter((event) => !interruptsAround(this.definition, event))
      .flatMap(({ id }) => this.#whole(id));
    if (node === undefined) return beside;
    const own = new Set(this.#whole(scope));
    const outside = this.#of(node.scope).filter((other) => !own.has(other));
    return [...beside, ...this.#instances(node), ...this.#neighbours(node), ...outside];
  }

  #whole(id: string): readonly FlowNode[] {
    const node = this.definition.nodes[id];
    if (node === undefined) return [];
    return isScope(node) ? [node, ...insideOf(this.definition, id)] : [node];
  }

  /** Several of it at the same time. */
  #instances({ id, loop }: FlowNode): readonly FlowNode[] {
    return loop?.kind === 'multiInstance' && !loop.sequential ? insideOf(this.definition, id) : [];
  }

  /** What has a token beside it; an event subprocess has none: beside it is all that it does not end. */
  #neighbours(node: FlowNode): readonly FlowNode[] {
    const around = this.#explored.get(node.scope);
    if (around === undefined) return [];
    if (node.type === 'subProcess' && node.triggeredByEvent) {
      if (interruptsAround(this.definition, node)) return [];
      return around.net.nodes.filter(({ id }) => id !== node.id).flatMap(({ id }) => this.#whole(id));
    }
    const markings = around.exploration.states.map(({ state }) => state.marking);
    const beside = markings.filter((marking) => marking.count(at(node.id)) > 0);
    const again = beside.some((marking) => marking.count(at(node.id)) > 1) ? insideOf(this.definition, node.id) : [];
    const ids = new Set(beside.flatMap((marking) => marking.nodes).filter((id) => id !== node.id));
    return [...again, ...[...ids].flatMap((id) => [...this.#whole(id), ...this.#awaitedAt(id)])];
  }

  #awaitedAt(id: string): readonly FlowNode[] {
    const gateway = this.definition.nodes[id];
    if (gateway?.type !== 'eventBasedGateway') return [];
    return gateway.outgoing.flatMap((flow) => this.definition.nodes[this.definition.flows[flow]?.target ?? ''] ?? []);
  }
}
