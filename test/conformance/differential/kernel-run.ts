import {
  emptyCase,
  execute,
  mergeCase,
  type Command,
  type ElementInstance,
  type Key,
  type ProcessEvent,
} from '@relevo/bpmn-kernel';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { feelServices } from '../support/feel-services.js';
import { feel, outgoing, type Graph } from './graph.js';

const INSTANCE = 'i' as Key;

/** The same diagram for the kernel; its flows keep their ids. */
export const definitionOf = (graph: Graph): ProcessDefinition => {
  const p = aProcess('p');
  for (const { id, kind, activation, on = '', interrupting } of graph.nodes) {
    p.from(null);
    if (kind === 'start') p.startEvent(id);
    if (kind === 'end') p.endEvent(id);
    if (kind === 'user') p.userTask(id);
    if (kind === 'manual') p.manualTask(id);
    if (kind === 'exclusive') p.exclusiveGateway(id);
    if (kind === 'parallel') p.parallelGateway(id);
    if (kind === 'inclusive') p.inclusiveGateway(id);
    if (kind === 'complex') p.complexGateway(id, `activationCount >= ${String(activation ?? 1)}`);
    if (kind === 'boundary') p.boundaryMessage(on, id, id, { interrupting: interrupting ?? true });
  }
  const { nodes, ...drawn } = p.from(null).build();
  const flows = graph.flows.map(({ id, from: source, to: target, when }) => {
    const condition = when && { kind: 'feel' as const, source: feel(when) };
    return [id, { id, source, target, ...(condition && { condition }) }] as const;
  });
  const connected = graph.nodes.map(({ id }) => {
    const leaving = outgoing(graph, id);
    const defaultFlow = leaving.find(({ otherwise }) => otherwise)?.id;
    const incoming = graph.flows.filter(({ to }) => to === id).map((flow) => flow.id);
    const ends = { incoming, outgoing: leaving.map((flow) => flow.id), ...(defaultFlow && { defaultFlow }) };
    return [id, { ...nodes[id], ...ends }] as const;
  });
  return { ...drawn, nodes: Object.fromEntries(connected), flows: Object.fromEntries(flows) } as ProcessDefinition;
};

/** What a command did, node by node: what happened, and by which flows tokens went on. */
export interface Step {
  readonly elementId: string;
  readonly what: 'began' | 'completed';
  readonly flows: readonly string[];
}

const stepsOf = (events: readonly ProcessEvent[]): readonly Step[] => {
  const steps: { elementId: string; what: Step['what']; flows: string[] }[] = [];
  let completed: { flows: string[] } | null = null;
  for (const event of events) {
    if (event.type === 'ElementActivated') steps.push({ elementId: event.elementId, what: 'began', flows: [] });
    if (event.type === 'ElementCompleted') {
      completed = { flows: [] };
      steps.push({ elementId: event.elementId, what: 'completed', flows: completed.flows });
    }
    if (event.type === 'SequenceFlowTaken') completed?.flows.push(event.flowId);
  }
  return steps;
};

export class KernelRun {
  readonly trace: string[] = [];
  #state = emptyCase('case' as Key);
  readonly #services = feelServices();

  constructor(graph: Graph) {
    this.#services.publish(definitionOf(graph));
  }

  start(v: number): readonly Step[] {
    const definitionKey = 'd1' as Key;
    return this.#run({ type: 'StartProcessInstance', processInstanceKey: INSTANCE, definitionKey, variables: { v } });
  }

  complete(elementId: string, v: number): readonly Step[] {
    const task = [...this.#state.userTasks.values()].find((row) => row.elementId === elementId);
    const userTaskKey = task?.key ?? ('none' as Key);
    return this.#run({ type: 'CompleteUserTask', userTaskKey, values: { kind: 'variables', variables: { v } } });
  }

  occur(elementId: string, v: number): readonly Step[] {
    const open = [...this.#state.subscriptions.values()].find((row) => row.targetElementId === elementId);
    const at = { subscriptionKey: open?.key ?? ('none' as Key), messageKey: 'm' as Key, messageName: elementId };
    return this.#run({ type: 'CorrelateMessage', ...at, variables: { v } });
  }

  get isOver(): boolean {
    return this.#state.instances.get(INSTANCE)?.state === 'completed';
  }

  /** As `Reference.places`: tokens by flow where they wait to be joined, by node where they are in a user task. */
  get places(): Readonly<Record<string, number>> {
    const places = new Map<string, number>();
    for (const element of this.#state.elements.values()) {
      const place = placeOf(element);
      if (place) places.set(place, (places.get(place) ?? 0) + 1);
    }
    return Object.fromEntries([...places].sort());
  }

  #run(command: Command): readonly Step[] {
    const outcome = execute(this.#state, command, this.#services);
    if (!outcome.ok) throw new Error(outcome.rejection.message);
    this.#state = mergeCase(outcome.state);
    const faults = [...this.#state.faults.values()];
    if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
    const steps = stepsOf(outcome.events);
    for (const { elementId, what } of steps) if (what === 'completed') this.trace.push(elementId);
    return steps;
  }
}

/** A complex gateway's own rows: one without a flow that waits for reset, the others only remember. */
export const placeOf = ({ state, type, elementId, flowId }: ElementInstance): string | null => {
  if (state === 'joining') return flowId;
  return type === 'complexGateway' && flowId !== null ? null : elementId;
};
