import {
  booleanOf,
  elementOf,
  elementsOf,
  type ModdleElement,
  type ModdleWarning,
  triggersOf,
} from './moddle/moddle-element.js';
import { pairLinks } from './links.js';

/** `bundle`: what process owners publish; `deployment`: what arrives by `/v2/deployments` (design §4). */
export type Profile = 'bundle' | 'deployment';

/** A process or subprocess with what is drawn directly inside it. */
export interface Scope {
  readonly element: ModdleElement;
  readonly process: ModdleElement;
  readonly nodes: readonly ModdleElement[];
  readonly flows: readonly ModdleElement[];
}

/** A file that could be read: what the deploy rules look at. */
export interface Diagram {
  readonly definitions: ModdleElement;
  readonly warnings: readonly ModdleWarning[];
  readonly profile: Profile;
  /** The executable processes. */
  readonly processes: readonly ModdleElement[];
  /** Of the executable processes, outer ones first. */
  readonly scopes: readonly Scope[];
  /** Sequence flows by the node they start from, in document order. */
  readonly outgoing: ReadonlyMap<ModdleElement, readonly ModdleElement[]>;
  readonly incoming: ReadonlyMap<ModdleElement, readonly ModdleElement[]>;
  /** The scope that each node is drawn in. */
  readonly home: ReadonlyMap<ModdleElement, Scope>;
  /** Boundary events by the activity they are attached to. */
  readonly boundaries: ReadonlyMap<ModdleElement, readonly ModdleElement[]>;
  /** Throwing link events with the catching ones they lead to. */
  readonly links: ReadonlyMap<ModdleElement, ModdleElement>;
  /** Tasks beside the processes, which call activities call. */
  readonly globalTasks: readonly ModdleElement[];
  /** Of processes, subprocesses and collaborations: compensation handlers hang on them. */
  readonly associations: readonly ModdleElement[];
  /** Data object and data store references of the executable processes. */
  readonly dataReferences: readonly ModdleElement[];
}

interface Sources {
  readonly definitions: ModdleElement;
  readonly warnings: readonly ModdleWarning[];
  readonly profile: Profile;
}

export function toDiagram(sources: Sources): Diagram {
  const roots = elementsOf(sources.definitions, 'rootElements');
  const processes = roots.filter(
    (element) => element.$type === 'bpmn:Process' && booleanOf(element, 'isExecutable') === true,
  );
  const scopes = processes.flatMap((process) => scopesOf(process, process));
  const flows = scopes.flatMap((scope) => scope.flows);
  return {
    ...sources,
    processes,
    scopes,
    outgoing: groupBy(flows, 'sourceRef'),
    incoming: groupBy(flows, 'targetRef'),
    home: new Map(scopes.flatMap((scope) => scope.nodes.map((node) => [node, scope] as const))),
    boundaries: groupBy(
      scopes.flatMap((scope) => scope.nodes.filter(isBoundaryEvent)),
      'attachedToRef',
    ),
    links: new Map(scopes.flatMap((scope) => pairLinks(scope.nodes))),
    globalTasks: roots.filter((element) => element.$instanceOf('bpmn:GlobalTask')),
    associations: [...new Set([...roots, ...scopes.map((scope) => scope.element)])]
      .flatMap((element) => elementsOf(element, 'artifacts'))
      .filter((artifact) => artifact.$type === 'bpmn:Association'),
    dataReferences: scopes
      .flatMap((scope) => elementsOf(scope.element, 'flowElements'))
      .filter((each) => each.$type === 'bpmn:DataObjectReference' || each.$type === 'bpmn:DataStoreReference'),
  };
}

function scopesOf(element: ModdleElement, process: ModdleElement): readonly Scope[] {
  const drawn = elementsOf(element, 'flowElements');
  const inner = drawn.filter((each) => each.$instanceOf('bpmn:FlowElementsContainer'));
  const scope = {
    element,
    process,
    nodes: drawn.filter((each) => each.$instanceOf('bpmn:FlowNode')),
    flows: drawn.filter((each) => each.$type === 'bpmn:SequenceFlow'),
  };
  return [scope, ...inner.flatMap((each) => scopesOf(each, process))];
}

function groupBy(elements: readonly ModdleElement[], reference: 'sourceRef' | 'targetRef' | 'attachedToRef') {
  const groups = new Map<ModdleElement, ModdleElement[]>();
  for (const element of elements) {
    const node = elementOf(element, reference);
    if (!node) continue;
    const group = groups.get(node);
    if (group) group.push(element);
    else groups.set(node, [element]);
  }
  return groups;
}

export function outgoingOf(diagram: Diagram, node: ModdleElement): readonly ModdleElement[] {
  return diagram.outgoing.get(node) ?? [];
}

export function incomingOf(diagram: Diagram, node: ModdleElement): readonly ModdleElement[] {
  return diagram.incoming.get(node) ?? [];
}

export function isEventSubProcess(element: ModdleElement): boolean {
  return element.$type === 'bpmn:SubProcess' && booleanOf(element, 'triggeredByEvent') === true;
}

export function isBoundaryEvent(element: ModdleElement): boolean {
  return element.$type === 'bpmn:BoundaryEvent';
}

export function isForCompensation(element: ModdleElement): boolean {
  return element.$instanceOf('bpmn:Activity') && booleanOf(element, 'isForCompensation') === true;
}

/** Its message or event brings the process instance into being, as a start event does. */
export function instantiates(element: ModdleElement): boolean {
  const can = element.$type === 'bpmn:ReceiveTask' || element.$type === 'bpmn:EventBasedGateway';
  return can && booleanOf(element, 'instantiate') === true;
}

export function hasTrigger(event: ModdleElement, type: string): boolean {
  return event.$instanceOf('bpmn:Event') && triggersOf(event).some((each) => each.$type === type);
}

/** What an association ties to the element, whichever way it was drawn. */
export function associatedWith(diagram: Diagram, element: ModdleElement): readonly ModdleElement[] {
  return diagram.associations.flatMap((association) => {
    const [source, target] = [elementOf(association, 'sourceRef'), elementOf(association, 'targetRef')];
    const other = source === element ? target : target === element ? source : undefined;
    return other ? [other] : [];
  });
}

/**
 * Nodes that a flow must lead to. The others wait for something else: boundary events, event subprocesses and
 * compensation handlers ("Exceptions" of BPMN 2.0.2, Start Event).
 */
export function isReachedByFlow(node: ModdleElement): boolean {
  return !isBoundaryEvent(node) && !isEventSubProcess(node) && !isForCompensation(node);
}

/** Nodes of the scope that nothing leads to: what begins where no start event is drawn. */
export function implicitStarts(diagram: Diagram, scope: Scope): readonly ModdleElement[] {
  const linked = new Set(diagram.links.values());
  return scope.nodes.filter(
    (node) =>
      isReachedByFlow(node) && !instantiates(node) && !linked.has(node) && incomingOf(diagram, node).length === 0,
  );
}
