import type { ElementId, FlowId, FlowNode } from '@relevo/bpmn-model';
import type { Marking } from './marking.js';
import { at, waitingBy } from './marking.js';
import type { ScopeNet } from './scope-net.js';

/**
 * Whether an inclusive join must still wait (OMG issue BPMN2-289; BPMN 2.0.2, Inclusive Gateway, execution semantics):
 * a token may still come by a flow that has none, and cannot come by one that has.
 */
export class ExpectedTokens {
  readonly #before = new Map<ElementId, readonly ElementId[]>();
  readonly #ways = new Map<FlowId, ReadonlySet<ElementId>>();

  constructor(private readonly net: ScopeNet) {
    const before = new Map<ElementId, ElementId[]>();
    for (const node of net.nodes) {
      for (const { target } of net.outgoing(node)) before.set(target, [...(before.get(target) ?? []), node.id]);
      if (node.type === 'boundaryEvent') before.set(node.id, [node.attachedTo]);
    }
    this.#before = before;
  }

  at(join: FlowNode, marking: Marking): boolean {
    const filled = join.incoming.filter((flow) => marking.count(waitingBy(flow)) > 0);
    const missing = join.incoming.filter((flow) => !filled.includes(flow));
    return this.#holders(join, marking).some(
      (holder) => this.#comes(holder, missing, join) && !this.#comes(holder, filled, join),
    );
  }

  /** Nodes with a token that does not wait at this join. */
  #holders(join: FlowNode, marking: Marking): readonly ElementId[] {
    return this.net.nodes.flatMap((node) => {
      if (node.id === join.id) return [];
      const waits = node.incoming.some((flow) => marking.count(waitingBy(flow)) > 0);
      return waits || marking.count(at(node.id)) > 0 ? [node.id] : [];
    });
  }

  #comes(from: ElementId, flows: readonly FlowId[], join: FlowNode): boolean {
    return flows.some((flow) => this.#waysBy(flow, join).has(from));
  }

  /** The nodes from which a token may come by this flow without visiting the join. */
  #waysBy(flow: FlowId, join: FlowNode): ReadonlySet<ElementId> {
    const known = this.#ways.get(flow);
    if (known) return known;
    const source = this.net.definition.flows[flow]?.source;
    const found = new Set(source === undefined ? [] : [source]);
    for (const node of found) {
      if (node === join.id) continue;
      for (const previous of this.#before.get(node) ?? []) found.add(previous);
    }
    this.#ways.set(flow, found);
    return found;
  }
}
