import type { FlowNode, ProcessDefinition, SequenceFlow } from '../definition.js';
import { incomingOf, instantiates, type Diagram, type Scope } from '../diagram.js';
import { elementOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import type { Reading } from '../source.js';
import { readCondition } from './conditions.js';
import { readLinkFlows } from './link-flows.js';
import { readListeners } from './listeners.js';
import { readLanes, type Lanes } from './lanes.js';
import { idOf, readNodeParts } from './node-base.js';
import { propertiesOf } from './properties.js';
import { isElementType, readers } from './registry.js';
import { readInside } from './sub-process.js';

export function readProcess(reading: Reading, process: ModdleElement): ProcessDefinition {
  const scopes = reading.diagram.scopes.filter((scope) => scope.process === process);
  const lanes = readLanes(scopes.map((scope) => scope.element));
  const nodes = scopes.flatMap((scope) => scope.nodes.flatMap((node) => readNode(reading, node, lanes)));
  const flows = scopes.flatMap((scope) => [
    ...scope.flows.map((flow) => readFlow(reading, flow)),
    ...readLinkFlows(reading.diagram, scope.nodes),
  ]);
  const listeners = readListeners(reading, process);
  const versionTag = stringOf(extensionOf(process, 'zeebe:VersionTag'), 'value');
  return {
    id: idOf(process),
    ...(process.name !== undefined && { name: process.name }),
    ...(versionTag && { versionTag }),
    properties: propertiesOf(process),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
    lanes: lanes.lanes,
    startEvents: startsOf(reading.diagram, scopes[0]).map(idOf),
    ...readInside(reading.diagram, process),
    ...(listeners && { listeners }),
  };
}

function startsOf(diagram: Diagram, scope: Scope | undefined): readonly ModdleElement[] {
  return (scope?.nodes ?? []).filter((node) => node.$type === 'bpmn:StartEvent' || isInstantiated(diagram, node));
}

/** Receive tasks that instantiate, and the events after a gateway that does. */
function isInstantiated(diagram: Diagram, node: ModdleElement): boolean {
  if (node.$type === 'bpmn:ReceiveTask' && instantiates(node)) return true;
  return incomingOf(diagram, node).some((flow) => {
    const source = elementOf(flow, 'sourceRef');
    return source?.$type === 'bpmn:EventBasedGateway' && instantiates(source);
  });
}

/** Nothing for an element that is not executed: the support table has refused it. */
function readNode(reading: Reading, element: ModdleElement, lanes: Lanes): readonly FlowNode[] {
  const name = element.$type.slice('bpmn:'.length);
  const type = name.charAt(0).toLowerCase() + name.slice(1);
  if (!isElementType(type)) return [];
  return [readers[type]({ element, parts: readNodeParts(reading, element, lanes), lanes, reading })];
}

function readFlow(reading: Reading, flow: ModdleElement): SequenceFlow {
  const place = { owner: flow, role: 'condition' };
  const condition = readCondition(reading, elementOf(flow, 'conditionExpression'), place);
  return {
    id: idOf(flow),
    ...(flow.name !== undefined && { name: flow.name }),
    source: elementOf(flow, 'sourceRef')?.id ?? '',
    target: elementOf(flow, 'targetRef')?.id ?? '',
    ...(condition && { condition }),
  };
}
