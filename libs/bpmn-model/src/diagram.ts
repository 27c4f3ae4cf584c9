import { booleanOf, elementOf, elementsOf, type ModdleElement, type ModdleWarning } from './moddle/moddle-element.js';

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
}

interface Sources {
  readonly definitions: ModdleElement;
  readonly warnings: readonly ModdleWarning[];
  readonly profile: Profile;
}

export function toDiagram(sources: Sources): Diagram {
  const processes = elementsOf(sources.definitions, 'rootElements').filter(
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
