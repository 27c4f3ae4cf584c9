import type { ElementId, FlowId, ProcessDefinition } from '@relevo/bpmn-model';

/** For each incoming flow of one gateway: the nodes from which a token may still come by it, not visiting the gateway. */
export type WaysTo = ReadonlyMap<FlowId, ReadonlySet<ElementId>>;

type Predecessors = ReadonlyMap<ElementId, readonly ElementId[]>;

/** Sequence flows backwards; a token on an activity may also leave it by one of its boundary events. */
const predecessorsIn = ({ nodes, flows }: ProcessDefinition): Predecessors => {
  const before = new Map<ElementId, ElementId[]>();
  const add = (target: ElementId, source: ElementId): void => {
    const known = before.get(target);
    if (known) known.push(source);
    else before.set(target, [source]);
  };
  for (const { source, target } of Object.values(flows)) add(target, source);
  for (const node of Object.values(nodes)) if (node.type === 'boundaryEvent') add(node.id, node.attachedTo);
  return before;
};

/** The gateway itself may be where a token starts from, but no path goes through it. */
const waysBy = (first: ElementId, gateway: ElementId, before: Predecessors): ReadonlySet<ElementId> => {
  const found = new Set([first]);
  for (const node of found) {
    if (node === gateway) continue;
    for (const previous of before.get(node) ?? []) found.add(previous);
  }
  return found;
};

class Reachability {
  readonly #before: Predecessors;
  readonly #ways = new Map<ElementId, WaysTo>();

  constructor(private readonly definition: ProcessDefinition) {
    this.#before = predecessorsIn(definition);
  }

  waysTo(gateway: ElementId): WaysTo {
    const known = this.#ways.get(gateway);
    if (known) return known;
    const { flows, nodes } = this.definition;
    const incoming = (nodes[gateway]?.incoming ?? []).flatMap((id) => flows[id] ?? []);
    const ways = new Map(incoming.map(({ id, source }) => [id, waysBy(source, gateway, this.#before)] as const));
    this.#ways.set(gateway, ways);
    return ways;
  }
}

const tables = new WeakMap<ProcessDefinition, Reachability>();

/**
 * The reachability table of a definition, made once: for a gateway, once its first token waits there. Sequence flows
 * never leave their scope, so neither does a path. Costs nodes and flows times the gateway's incoming flows.
 */
export const waysTo = (definition: ProcessDefinition, gateway: ElementId): WaysTo => {
  const known = tables.get(definition);
  const table = known ?? new Reachability(definition);
  if (!known) tables.set(definition, table);
  return table.waysTo(gateway);
};
