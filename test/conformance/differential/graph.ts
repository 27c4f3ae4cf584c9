/** A diagram as plainly as it can be said: what the kernel, the reference and bpmn-engine are all given. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly flows: readonly GraphFlow[];
}

export type NodeKind =
  'start' | 'end' | 'user' | 'manual' | 'exclusive' | 'parallel' | 'inclusive' | 'complex' | 'boundary';

export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  /** Of a complex gateway: it is activated when so many tokens are there. */
  readonly activation?: number;
  /** Of a boundary event: the user task that it is attached to. */
  readonly on?: string;
  readonly interrupting?: boolean;
}

export interface GraphFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Its condition, over the variable `v`; absent: none. */
  readonly when?: Condition;
  /** The default flow of its source. */
  readonly otherwise?: true;
}

export interface Condition {
  readonly operator: '=' | '>';
  readonly value: number;
}

export const holds = ({ operator, value }: Condition, v: number): boolean =>
  operator === '=' ? v === value : v > value;

export const feel = ({ operator, value }: Condition): string => `v ${operator} ${String(value)}`;

export const outgoing = (graph: Graph, node: string): readonly GraphFlow[] =>
  graph.flows.filter(({ from }) => from === node);

export const incoming = (graph: Graph, node: string): readonly GraphFlow[] =>
  graph.flows.filter(({ to }) => to === node);
