import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import { at } from './marking.js';
import type { Explored } from './scope-findings.js';
import { interruptsAround, stopsItsScope } from './scope-net.js';

/** Whether work in a scope may be ended from outside, however stuck it is inside. */
export class LeftFromOutside {
  readonly #explored: ReadonlyMap<string, Explored>;

  constructor(
    private readonly definition: ProcessDefinition,
    explored: readonly Explored[],
  ) {
    this.#explored = new Map(explored.map((one) => [one.net.id, one]));
  }

  /** By an event at its border or inside that interrupts, by what goes on beside it, or because all around it is left. */
  can(scope: string): boolean {
    const node = this.definition.nodes[scope];
    if (this.#byEventInside(scope)) return true;
    if (node === undefined) return false;
    const border = node.boundaryEvents.some((id) => {
      const event = this.definition.nodes[id];
      return event?.type === 'boundaryEvent' && event.interrupting;
    });
    return border || this.#byNeighbour(node) || this.can(node.scope);
  }

  #byEventInside(scope: string): boolean {
    const { net } = this.#explored.get(scope) ?? {};
    return (net?.eventSubProcesses ?? []).some((node) => interruptsAround(this.definition, node));
  }

  /** An end that stops everything may be reached while it is under way; other rounds or instances may stop it too. */
  #byNeighbour(node: FlowNode): boolean {
    if (node.loop !== undefined) return true;
    if (this.definition.nodes[node.scope]?.type === 'adHocSubProcess') return true;
    const around = this.#explored.get(node.scope);
    if (around === undefined || !around.net.nodes.some(stopsItsScope)) return false;
    const isBeside = node.type === 'subProcess' && node.triggeredByEvent;
    const { states } = around.exploration;
    return (
      isBeside || states.some(({ state: { marking } }) => marking.count(at(node.id)) > 0 && marking.tokens.length > 1)
    );
  }
}
