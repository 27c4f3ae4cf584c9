import type { FlowNode, ProcessDefinition, SequenceFlow } from '../definition.js';
import type { Scope } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { readFeel, type Reading } from '../source.js';
import { readLanes, type Lanes } from './lanes.js';
import { idOf, readNodeParts } from './node-base.js';
import { propertiesOf } from './properties.js';
import { isElementType, readers } from './registry.js';

export function readProcess(reading: Reading, process: ModdleElement): ProcessDefinition {
  const scopes = reading.diagram.scopes.filter((scope) => scope.process === process);
  const lanes = readLanes(scopes.map((scope) => scope.element));
  const nodes = scopes.flatMap((scope) => scope.nodes.flatMap((node) => readNode(reading, node, lanes)));
  const flows = scopes.flatMap((scope) => scope.flows.map((flow) => readFlow(reading, flow)));
  const versionTag = stringOf(extensionOf(process, 'zeebe:VersionTag'), 'value');
  return {
    id: idOf(process),
    ...(process.name !== undefined && { name: process.name }),
    ...(versionTag && { versionTag }),
    properties: propertiesOf(process),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
    lanes: lanes.lanes,
    startEvents: startsOf(scopes[0]),
  };
}

function startsOf(scope: Scope | undefined): readonly string[] {
  return (scope?.nodes ?? []).filter((node) => node.$type === 'bpmn:StartEvent').map(idOf);
}

/** Nothing for an element that is not executed: the support table has refused it. */
function readNode(reading: Reading, element: ModdleElement, lanes: Lanes): readonly FlowNode[] {
  const name = element.$type.slice('bpmn:'.length);
  const type = name.charAt(0).toLowerCase() + name.slice(1);
  if (!isElementType(type)) return [];
  return [readers[type]({ element, parts: readNodeParts(reading, element, lanes), lanes, reading })];
}

function readFlow(reading: Reading, flow: ModdleElement): SequenceFlow {
  const written = elementOf(flow, 'conditionExpression');
  const body = stringOf(written, 'body')?.trim() ?? '';
  if (written && !body.startsWith('=')) {
    const shown = body === '' ? 'is empty' : `is "${body}"`;
    const message = `expected the condition of ${labelOf(flow)} to be FEEL with a leading "=", but it ${shown}. Write for example =decision = "approve".`;
    reading.report.error('condition-not-feel', message, flow);
  }
  return {
    id: idOf(flow),
    ...(flow.name !== undefined && { name: flow.name }),
    source: elementOf(flow, 'sourceRef')?.id ?? '',
    target: elementOf(flow, 'targetRef')?.id ?? '',
    ...(written && { condition: readFeel(reading, body, { owner: flow, role: 'condition' }) }),
  };
}
