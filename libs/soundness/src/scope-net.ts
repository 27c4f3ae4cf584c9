import type { BoundaryEvent, ElementId, FlowId, FlowNode, ProcessDefinition, SequenceFlow } from '@relevo/bpmn-model';

export const isJoin = (node: FlowNode): boolean =>
  node.incoming.length > 1 && ['parallelGateway', 'inclusiveGateway', 'complexGateway'].includes(node.type);

/** Waits before it begins: a join, or an activity that wants several tokens. */
export const gathers = (node: FlowNode): boolean => isJoin(node) || (node.startQuantity ?? 1) > 1;

const alwaysRuns = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'complexGateway', 'task', 'manualTask'];

/** Goes on by itself; everything else waits for somebody or something. */
export const runsThrough = (node: FlowNode): boolean => {
  if (alwaysRuns.includes(node.type) || node.type === 'startEvent' || node.type === 'boundaryEvent') return true;
  if (node.type === 'scriptTask' || node.type === 'businessRuleTask' || node.type === 'sendTask') return !node.job;
  if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent') return !node.job;
  return false;
};

export const isScope = (node: FlowNode): boolean =>
  node.type === 'subProcess' || node.type === 'transaction' || node.type === 'adHocSubProcess';

/** An event subprocess that ends what is under way around it when it begins. */
export const interruptsAround = ({ nodes }: ProcessDefinition, node: FlowNode): boolean =>
  node.type === 'subProcess' &&
  node.startNodes.some((id) => {
    const start = nodes[id];
    return start?.type === 'startEvent' && start.interrupting;
  });

/** What is under way beside it is ended too. */
export const stopsItsScope = (node: FlowNode): boolean =>
  node.type === 'endEvent' && ['terminate', 'error', 'cancel'].includes(node.event.kind);

/** One scope (the process, a subprocess) as a net of its own: tokens never leave their scope by a sequence flow. */
export class ScopeNet {
  readonly nodes: readonly FlowNode[];
  readonly #order: ReadonlyMap<ElementId, number>;

  constructor(
    readonly definition: ProcessDefinition,
    readonly id: ElementId,
    /** Where tokens begin; each is a beginning of its own. */
    readonly beginnings: readonly (readonly ElementId[])[],
  ) {
    this.nodes = Object.values(definition.nodes).filter(({ scope }) => scope === id);
    this.#order = new Map(this.nodes.map((node, place) => [node.id, place]));
  }

  /** These of its nodes, as they are drawn: whoever looks at them comes to the same, whatever happened before. */
  inOrder(ids: readonly ElementId[]): readonly FlowNode[] {
    const place = (id: ElementId): number => this.#order.get(id) ?? 0;
    return ids.toSorted((a, b) => place(a) - place(b)).flatMap((id) => this.node(id) ?? []);
  }

  node(id: ElementId): FlowNode | undefined {
    return this.definition.nodes[id];
  }

  outgoing(node: FlowNode): readonly SequenceFlow[] {
    return node.outgoing.flatMap((id: FlowId) => this.definition.flows[id] ?? []);
  }

  boundaries(node: FlowNode): readonly BoundaryEvent[] {
    return node.boundaryEvents.flatMap((id) => {
      const event = this.definition.nodes[id];
      return event?.type === 'boundaryEvent' && event.event.kind !== 'compensate' ? [event] : [];
    });
  }

  get eventSubProcesses(): readonly FlowNode[] {
    return this.nodes.filter((node) => node.type === 'subProcess' && node.triggeredByEvent);
  }

  /** What is drawn here begins otherwise than by a token: by an event, by compensation, or chosen from an ad-hoc list. */
  isReachedByTokens(node: FlowNode): boolean {
    if (node.forCompensation) return false;
    if (node.type === 'subProcess' && node.triggeredByEvent) return false;
    return !(node.type === 'boundaryEvent' && node.event.kind === 'compensate');
  }
}

/** The scopes of a definition, the innermost first: what a subprocess can do is known before its activity is looked at. */
export const scopesOf = (definition: ProcessDefinition): readonly ScopeNet[] => {
  const own = Object.values(definition.nodes)
    .filter(isScope)
    .map((node) => new ScopeNet(definition, node.id, beginningsOf(node)));
  const starts = definition.startEvents.map((id) => [id]);
  const whole = new ScopeNet(definition, definition.id, starts.length > 0 ? starts : [definition.startNodes]);
  return [...own.toSorted((a, b) => depth(definition, b.id) - depth(definition, a.id)), whole];
};

const beginningsOf = (node: FlowNode): readonly (readonly ElementId[])[] => {
  if (node.type === 'adHocSubProcess') return node.activities.map((id) => [id]);
  if (node.type !== 'subProcess' && node.type !== 'transaction') return [];
  if (node.type === 'subProcess' && node.triggeredByEvent) return node.startNodes.map((id) => [id]);
  return [node.startNodes];
};

const depth = (definition: ProcessDefinition, id: ElementId): number => {
  const scope = definition.nodes[id]?.scope;
  return scope === undefined ? 0 : 1 + depth(definition, scope);
};
