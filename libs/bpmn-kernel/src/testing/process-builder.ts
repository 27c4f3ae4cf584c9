import type {
  Expression,
  FlowNode,
  Mapping,
  ProcessDefinition,
  SequenceFlow,
  SubProcess,
  UserTask,
} from '@relevo/bpmn-model';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type NodeWith<Node, Type> = Node extends { readonly type: infer Own } ? (Type extends Own ? Node : never) : never;
type Of<Type extends FlowNode['type']> = NodeWith<FlowNode, Type>;

/** How the flow that leads to the next node is chosen. */
export interface FlowOptions {
  readonly when?: string;
  readonly otherwise?: boolean;
  readonly label?: string;
}

export interface NodeOptions extends FlowOptions {
  readonly name?: string;
  /** `{ target: source }`; a source with a leading `=` is FEEL. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly ticketFields?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
}

type Own<Type extends FlowNode['type']> = Partial<
  Omit<Of<Type>, 'id' | 'type' | 'inputs' | 'outputs' | 'ticketFields' | 'name' | 'properties'>
> &
  NodeOptions;

/** `=x` is FEEL, everything else is static. */
export const expression = (text: string): Expression =>
  text.startsWith('=') ? { kind: 'feel', source: text.slice(1).trim() } : { kind: 'static', value: text };

const mappings = (options: Readonly<Record<string, string>> = {}): readonly Mapping[] =>
  Object.entries(options).map(([target, source]) => ({ source: expression(source), target }));

interface Diagram {
  readonly id: string;
  readonly nodes: Record<string, Mutable<FlowNode>>;
  readonly flows: Record<string, SequenceFlow>;
  readonly startEvents: string[];
}

/** Draws a ProcessDefinition: each node is connected with the one before it; `from` goes back to an earlier one. */
export class ProcessBuilder {
  #current: string | null = null;

  constructor(
    private readonly diagram: Diagram,
    private readonly scope: string,
  ) {}

  startEvent(id: string, options: Own<'startEvent'> = {}): this {
    if (this.scope === this.diagram.id) this.diagram.startEvents.push(id);
    return this.from(null).#add(
      { event: { kind: 'none' }, interrupting: true, ...this.#base(id, options), type: 'startEvent' },
      options,
    );
  }

  endEvent(id: string, options: Own<'endEvent'> = {}): this {
    return this.#add({ event: { kind: 'none' }, ...this.#base(id, options), type: 'endEvent' }, options);
  }

  errorEnd(id: string, code: string, options: FlowOptions = {}): this {
    return this.endEvent(id, { ...options, event: { kind: 'error', error: { id: code, code: expression(code) } } });
  }

  terminateEnd(id: string, options: FlowOptions = {}): this {
    return this.endEvent(id, { ...options, event: { kind: 'terminate' } });
  }

  timer(id: string, duration: string, options: Own<'intermediateCatchEvent'> = {}): this {
    const event = { kind: 'timer' as const, timer: { kind: 'duration' as const, value: expression(duration) } };
    return this.#add({ event, ...this.#base(id, options), type: 'intermediateCatchEvent' }, options);
  }

  message(id: string, name: string, options: Own<'intermediateCatchEvent'> & { readonly key?: string } = {}): this {
    const { key, ...rest } = options;
    const event = { kind: 'message' as const, message: messageOf(name, key) };
    return this.#add({ event, ...this.#base(id, rest), type: 'intermediateCatchEvent' }, options);
  }

  /** Any trigger: see `triggers.ts`. */
  catchEvent(
    id: string,
    event: Of<'intermediateCatchEvent'>['event'],
    options: Own<'intermediateCatchEvent'> = {},
  ): this {
    return this.#add({ event, ...this.#base(id, options), type: 'intermediateCatchEvent' }, options);
  }

  throwEvent(id: string, options: Own<'intermediateThrowEvent'> = {}): this {
    return this.#add({ event: { kind: 'none' }, ...this.#base(id, options), type: 'intermediateThrowEvent' }, options);
  }

  task(id: string, options: Own<'task'> = {}): this {
    return this.#add({ ...this.#base(id, options), type: 'task' }, options);
  }

  manualTask(id: string, options: Own<'manualTask'> = {}): this {
    return this.#add({ ...this.#base(id, options), type: 'manualTask' }, options);
  }

  userTask(id: string, options: Own<'userTask'> = {}): this {
    const node: UserTask = { outcomes: [], ...this.#base(id, options), type: 'userTask' };
    return this.#add(node, options);
  }

  serviceTask(id: string, options: Own<'serviceTask'> = {}): this {
    return this.#add({ job: jobOf(id), ...this.#base(id, options), type: 'serviceTask' }, options);
  }

  sendTask(id: string, options: Own<'sendTask'> = {}): this {
    return this.#add({ ...this.#base(id, options), type: 'sendTask' }, options);
  }

  receiveTask(id: string, name: string, options: Own<'receiveTask'> & { readonly key?: string } = {}): this {
    const { key, ...rest } = options;
    return this.#add({ message: messageOf(name, key), ...this.#base(id, rest), type: 'receiveTask' }, options);
  }

  scriptTask(id: string, result: string, source: string, options: Own<'scriptTask'> = {}): this {
    const script = { expression: { kind: 'feel' as const, source }, resultVariable: result };
    return this.#add({ script, ...this.#base(id, options), type: 'scriptTask' }, options);
  }

  businessRuleTask(id: string, decision: string, result: string, options: Own<'businessRuleTask'> = {}): this {
    const bound = { bindingType: 'latest' as const, decisionId: expression(decision), resultVariable: result };
    return this.#add({ decision: bound, ...this.#base(id, options), type: 'businessRuleTask' }, options);
  }

  exclusiveGateway(id: string, options: Own<'exclusiveGateway'> = {}): this {
    return this.#add({ ...this.#base(id, options), type: 'exclusiveGateway' }, options);
  }

  parallelGateway(id: string, options: Own<'parallelGateway'> = {}): this {
    return this.#add({ ...this.#base(id, options), type: 'parallelGateway' }, options);
  }

  inclusiveGateway(id: string, options: Own<'inclusiveGateway'> = {}): this {
    return this.#add({ ...this.#base(id, options), type: 'inclusiveGateway' }, options);
  }

  /** `activation`: its activation condition. */
  complexGateway(id: string, activation: string | null = null, options: Own<'complexGateway'> = {}): this {
    const condition = activation === null ? {} : { activationCondition: { kind: 'feel' as const, source: activation } };
    return this.#add({ ...condition, ...this.#base(id, options), type: 'complexGateway' }, options);
  }

  eventBasedGateway(id: string, options: Own<'eventBasedGateway'> = {}): this {
    return this.#add({ ...this.#base(id, options), type: 'eventBasedGateway' }, options);
  }

  subProcess(id: string, draw: (inner: ProcessBuilder) => unknown, options: Own<'subProcess'> = {}): this {
    const own = { startNodes: [], eventSubProcesses: [], triggeredByEvent: false };
    const node: Mutable<SubProcess> = { ...own, ...this.#base(id, options), type: 'subProcess' };
    this.#add(node, options);
    draw(new ProcessBuilder(this.diagram, id));
    const inside = Object.values(this.diagram.nodes).filter(({ scope }) => scope === id);
    node.startNodes = inside.filter(({ type }) => type === 'startEvent').map((start) => start.id);
    return this;
  }

  transaction(id: string, draw: (inner: ProcessBuilder) => unknown, options: Own<'transaction'> = {}): this {
    const own = { startNodes: [], eventSubProcesses: [] };
    const node: Mutable<Of<'transaction'>> = { ...own, ...this.#base(id, options), type: 'transaction' };
    this.#add(node, options);
    draw(new ProcessBuilder(this.diagram, id));
    const inside = Object.values(this.diagram.nodes).filter(({ scope }) => scope === id);
    node.startNodes = inside.filter(({ type }) => type === 'startEvent').map((start) => start.id);
    return this;
  }

  /** What no flow leads to inside can be activated. */
  adHocSubProcess(id: string, draw: (inner: ProcessBuilder) => unknown, options: Own<'adHocSubProcess'> = {}): this {
    const own = { startNodes: [], eventSubProcesses: [], activities: [], sequential: false, cancelRemaining: true };
    const node: Mutable<Of<'adHocSubProcess'>> = { ...own, ...this.#base(id, options), type: 'adHocSubProcess' };
    this.#add(node, options);
    draw(new ProcessBuilder(this.diagram, id));
    const targets = new Set(Object.values(this.diagram.flows).map(({ target }) => target));
    const inside = Object.values(this.diagram.nodes).filter(({ scope }) => scope === id);
    const beginnings = inside.filter((inner) => !targets.has(inner.id) && inner.type !== 'boundaryEvent');
    node.activities = beginnings.filter((inner) => !inner.forCompensation).map((inner) => inner.id);
    return this;
  }

  /** Stands beside the nodes before and after it; begins with the start event that `draw` draws first. */
  eventSubProcess(id: string, draw: (inner: ProcessBuilder) => unknown, options: Own<'subProcess'> = {}): this {
    const before = this.#current;
    this.from(null).subProcess(id, draw, { ...options, triggeredByEvent: true });
    return this.from(before);
  }

  callActivity(id: string, processId: string, options: Own<'callActivity'> = {}): this {
    const called = { bindingType: 'latest' as const, processId: expression(processId) };
    const propagation = { propagateAllParentVariables: true, propagateAllChildVariables: true };
    return this.#add({ called, ...propagation, ...this.#base(id, options), type: 'callActivity' }, options);
  }

  boundaryTimer(host: string, id: string, duration: string, options: Own<'boundaryEvent'> = {}): this {
    const kind = duration.startsWith('R') ? 'cycle' : 'duration';
    return this.#boundary(host, id, { kind: 'timer', timer: { kind, value: expression(duration) } }, options);
  }

  boundaryMessage(host: string, id: string, name: string, options: Own<'boundaryEvent'> & { key?: string } = {}): this {
    const { key, ...rest } = options;
    return this.#boundary(host, id, { kind: 'message', message: messageOf(name, key) }, rest);
  }

  /** Without a code: catches every error. */
  boundaryError(host: string, id: string, code?: string, options: Own<'boundaryEvent'> = {}): this {
    const error = code === undefined ? { id } : { id, code: expression(code) };
    return this.#boundary(host, id, { kind: 'error', error }, options);
  }

  /** `handler` undoes `host`; it is drawn too, with `forCompensation`. */
  boundaryCompensation(host: string, id: string, handler: string): this {
    const compensate = { waits: true };
    return this.#boundary(host, id, { kind: 'compensate', compensate }, { handler }).from(null);
  }

  boundaryCancel(host: string, id: string): this {
    return this.#boundary(host, id, { kind: 'cancel' }, {});
  }

  /** Any trigger: see `triggers.ts`. */
  boundary(host: string, id: string, event: Of<'boundaryEvent'>['event'], options: Own<'boundaryEvent'> = {}): this {
    return this.#boundary(host, id, event, options);
  }

  /** The next node follows `id`; null: nothing. */
  from(id: string | null): this {
    this.#current = id;
    return this;
  }

  /** A flow from the current node to one that is drawn (already or later). */
  to(id: string, options: FlowOptions = {}): this {
    if (this.#current !== null) this.#connect(this.#current, id, options);
    this.#current = null;
    return this;
  }

  build(): ProcessDefinition {
    const { id, nodes, flows, startEvents } = this.diagram;
    for (const flow of Object.values(flows)) {
      const target = nodes[flow.target];
      if (!target)
        throw new Error(`Expected the flow (${flow.id}) to lead to a node, but there is no (${flow.target}).`);
      target.incoming = [...target.incoming, flow.id];
    }
    for (const node of Object.values(nodes)) {
      if ('eventSubProcesses' in node) node.eventSubProcesses = this.#eventSubProcessesIn(node.id);
    }
    return JSON.parse(
      JSON.stringify({
        ...{ id, properties: {}, nodes, flows, lanes: {}, startEvents },
        startNodes: startEvents.filter((start) => isNone(nodes[start])),
        eventSubProcesses: this.#eventSubProcessesIn(id),
      }),
    ) as ProcessDefinition;
  }

  #eventSubProcessesIn(scope: string): readonly string[] {
    const inside = Object.values(this.diagram.nodes).filter((node) => node.scope === scope);
    return inside.filter((node) => node.type === 'subProcess' && node.triggeredByEvent).map(({ id }) => id);
  }

  #boundary(host: string, id: string, event: Of<'boundaryEvent'>['event'], options: Own<'boundaryEvent'>): this {
    const base = this.#base(id, options);
    const node: FlowNode = { interrupting: true, event, ...base, type: 'boundaryEvent', attachedTo: host };
    const activity = this.diagram.nodes[host];
    if (!activity) throw new Error(`Expected the activity (${host}) to be drawn first, but it is not.`);
    activity.boundaryEvents = [...activity.boundaryEvents, id];
    return this.from(null).#add(node, {});
  }

  #base<Options extends NodeOptions>(id: string, options: Options) {
    const { inputs, outputs, ticketFields = {}, when: _when, otherwise: _otherwise, label: _label, ...own } = options;
    const fields = Object.entries(ticketFields).map(([name, text]) => [name, expression(text)] as const);
    return {
      incoming: [],
      outgoing: [],
      properties: {},
      lanes: [],
      boundaryEvents: [],
      ...own,
      id,
      scope: this.scope,
      inputs: mappings(inputs),
      outputs: mappings(outputs),
      ticketFields: Object.fromEntries(fields),
    };
  }

  #add(node: Mutable<FlowNode>, options: FlowOptions): this {
    if (this.diagram.nodes[node.id]) throw new Error(`Expected a new id, but (${node.id}) is drawn already.`);
    this.diagram.nodes[node.id] = node;
    if (this.#current !== null) this.#connect(this.#current, node.id, options);
    this.#current = node.id;
    return this;
  }

  #connect(source: string, target: string, options: FlowOptions): void {
    const node = this.diagram.nodes[source];
    if (!node) throw new Error(`Expected (${source}) to be drawn first, but it is not.`);
    const twin = this.diagram.flows[`${source}_${target}`] ? `_${Object.keys(this.diagram.flows).length}` : '';
    const id = `${source}_${target}${twin}`;
    const condition = options.when === undefined ? {} : { condition: { kind: 'feel' as const, source: options.when } };
    const name = options.label === undefined ? {} : { name: options.label };
    this.diagram.flows[id] = { id, source, target, ...name, ...condition };
    node.outgoing = [...node.outgoing, id];
    if (options.otherwise) node.defaultFlow = id;
  }
}

const isNone = (node: FlowNode | undefined): boolean => node?.type === 'startEvent' && node.event.kind === 'none';

const jobOf = (type: string) => ({ type: expression(type), retries: expression('3'), headers: {} });

const messageOf = (name: string, key: string | undefined) => ({
  id: name,
  name: expression(name),
  ...(key === undefined ? {} : { correlationKey: { kind: 'feel' as const, source: key } }),
});

export const aProcess = (id: string): ProcessBuilder =>
  new ProcessBuilder({ id, nodes: {}, flows: {}, startEvents: [] }, id);
