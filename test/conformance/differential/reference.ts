import { holds, incoming, outgoing, type Graph, type GraphFlow, type GraphNode } from './graph.js';

/**
 * What BPMN says, in the plainest way: a multiset of tokens, and for each kind of node the standard's sentence on when
 * it happens, what it consumes and what it produces. Written for tests; knows nothing of the kernel.
 */
export class Reference {
  v = 0;
  readonly trace: string[] = [];
  /** Flows on which the node that happened last put a token. */
  produced: readonly string[] = [];
  /** Tokens on sequence flows, and (by node id) in user tasks that were begun. */
  readonly tokens = new Map<string, number>();
  /** Complex gateways that wait for reset, and the flows from which their first phase consumed a token. */
  readonly #resetting = new Map<string, ReadonlySet<string>>();

  constructor(private readonly graph: Graph) {}

  start(): void {
    const start = this.graph.nodes.find(({ kind }) => kind === 'start');
    if (start) this.#finish(start, outgoing(this.graph, start.id));
  }

  /** "The User Task completes": somebody has done it. */
  complete(id: string): void {
    this.#take(id);
    this.#finish(this.node(id), outgoing(this.graph, id));
  }

  /** A boundary event occurs. Interrupting: its activity ends. */
  occur(id: string): void {
    const event = this.node(id);
    if (event.interrupting) this.#take(event.on ?? '');
    this.#finish(event, outgoing(this.graph, id));
  }

  /** Lets everything happen that can, until people are asked again. Who is ready first goes first; joins wait longest. */
  run(): void {
    for (;;) {
      const ready = this.enabled();
      const next = ready.find((node) => !this.#waitsForOthers(node)) ?? ready[0];
      if (!next) return;
      this.happen(next);
    }
  }

  /** Nodes that can happen by themselves now. */
  enabled(): readonly GraphNode[] {
    return this.graph.nodes.filter((node) => this.isEnabled(node));
  }

  isEnabled(node: GraphNode): boolean {
    const flows = incoming(this.graph, node.id);
    const filled = flows.filter(({ id }) => this.count(id) > 0);
    switch (node.kind) {
      // "The Parallel Gateway is activated if there is at least one token on each incoming Sequence Flow."
      case 'parallel':
        return flows.length > 0 && filled.length === flows.length;
      // "At least one incoming Sequence Flow has at least one token", and no token is expected on the others.
      case 'inclusive':
        return filled.length > 0 && !this.#isExpected(node, new Set(filled.map(({ id }) => id)));
      case 'complex': {
        const given = this.#resetting.get(node.id);
        if (given) return !this.#isExpected(node, new Set([...given, ...filled.map(({ id }) => id)]));
        const activationCount = flows.reduce((sum, { id }) => sum + this.count(id), 0);
        return activationCount > 0 && activationCount >= (node.activation ?? 1);
      }
      // Every token that comes goes on by itself.
      default:
        return filled.length > 0;
    }
  }

  happen(node: GraphNode): void {
    const flows = incoming(this.graph, node.id);
    const filled = flows.filter(({ id }) => this.count(id) > 0);
    if (node.kind === 'complex') return this.#complex(node, filled);
    // "a token is consumed from each incoming Sequence Flow that has a token", or the one that came.
    const joins = node.kind === 'parallel' || node.kind === 'inclusive';
    for (const { id } of joins ? filled : filled.slice(0, 1)) this.#take(id);
    if (node.kind === 'user') return this.#put(node.id);
    this.#finish(node, this.#chosen(node));
  }

  #complex(node: GraphNode, filled: readonly GraphFlow[]): void {
    const given = this.#resetting.get(node.id);
    for (const { id } of filled) if (!given?.has(id)) this.#take(id);
    if (given) {
      this.#resetting.delete(node.id);
      this.produced = [];
      return;
    }
    this.#finish(node, this.#chosen(node));
    this.#resetting.set(node.id, new Set(filled.map(({ id }) => id)));
  }

  isResetting(id: string): boolean {
    return this.#resetting.has(id);
  }

  count(place: string): number {
    return this.tokens.get(place) ?? 0;
  }

  node(id: string): GraphNode {
    const node = this.graph.nodes.find((known) => known.id === id);
    if (!node) throw new Error(`Expected a node ${id}, but there is none.`);
    return node;
  }

  /** All tokens and where they are; gateways that wait for reset count as a place too. */
  get places(): Readonly<Record<string, number>> {
    const tokens = [...this.tokens].filter(([, count]) => count > 0);
    return Object.fromEntries([...tokens, ...[...this.#resetting.keys()].map((id) => [id, 1] as const)].sort());
  }

  #waitsForOthers({ id, kind }: GraphNode): boolean {
    return (kind === 'inclusive' && incoming(this.graph, id).length > 1) || this.#resetting.has(id);
  }

  /**
   * "For every directed path formed by Sequence Flow that starts with a Sequence Flow f of the diagram that has a
   * token, ends with an incoming Sequence Flow of the gateway that has no token, and does not visit the gateway, there
   * is also a directed path … that starts with f, ends with an incoming Sequence Flow of the gateway that has a token,
   * and does not visit the gateway": is there a token for which this does not hold?
   */
  #isExpected(gateway: GraphNode, served: ReadonlySet<string>): boolean {
    const starts = [...this.tokens].filter(([, count]) => count > 0).map(([place]) => this.#from(place));
    return starts.some((start) => {
      const ends = incoming(this.graph, gateway.id).filter(({ id }) => this.#leads(start, id, gateway.id));
      return ends.some(({ id }) => !served.has(id)) && !ends.some(({ id }) => served.has(id));
    });
  }

  #from(place: string): string {
    return this.graph.flows.find(({ id }) => id === place)?.to ?? place;
  }

  #leads(start: string, flow: string, gateway: string, seen = new Set<string>()): boolean {
    if (start === gateway || seen.has(start)) return false;
    seen.add(start);
    const exits = this.graph.nodes.filter(({ on }) => on === start).map(({ id }) => id);
    return (
      outgoing(this.graph, start).some(({ id, to }) => id === flow || this.#leads(to, flow, gateway, seen)) ||
      exits.some((exit) => this.#leads(exit, flow, gateway, seen))
    );
  }

  #chosen(node: GraphNode): readonly GraphFlow[] {
    const flows = outgoing(this.graph, node.id);
    const good = flows.filter(({ when, otherwise }) => !otherwise && (!when || holds(when, this.v)));
    const fallback = flows.filter(({ otherwise }) => otherwise);
    switch (node.kind) {
      // "The first condition that evaluates to true determines the Sequence Flow the token is sent to."
      case 'exclusive':
        return [...good, ...fallback].slice(0, 1);
      // "Those and only those that evaluate to true receive a token. If no condition evaluates to true, and only then,
      // the default Sequence Flow receives a token."
      case 'inclusive':
      case 'complex':
        return good.length > 0 ? good : fallback;
      default:
        return flows;
    }
  }

  #finish(node: GraphNode, flows: readonly GraphFlow[]): void {
    this.trace.push(node.id);
    this.produced = flows.map(({ id }) => id);
    for (const id of this.produced) this.#put(id);
  }

  #put(place: string): void {
    this.tokens.set(place, this.count(place) + 1);
  }

  #take(place: string): void {
    if (this.count(place) === 0) throw new Error(`Expected a token at ${place}, but there is none.`);
    this.tokens.set(place, this.count(place) - 1);
  }
}
