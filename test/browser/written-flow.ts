export interface Node {
  readonly tag: string;
  readonly name: string;
  /** Its middle. */
  readonly at: readonly [number, number];
  readonly inside?: string;
  /** Of an event. */
  readonly trigger?: string;
}

export interface Flow {
  readonly between: readonly [string, string];
  readonly name?: string;
  readonly when?: string;
}

export interface Lane {
  readonly name: string;
  readonly group?: string;
  readonly nodes: readonly string[];
  /** x, y, width, height */
  readonly box: readonly [number, number, number, number];
}

/** A diagram as plainly as it can be said. */
export interface Written {
  readonly nodes: Readonly<Record<string, Node>>;
  readonly flows: readonly Flow[];
  readonly lane?: Lane;
}

export const taskFor = (group: string, name: string, at: Node['at'], more = ''): Node => ({
  tag: 'userTask',
  name,
  at,
  inside: `<bpmn:extensionElements><zeebe:userTask />${more}${group && `<zeebe:assignmentDefinition candidateGroups="${group}" />`}</bpmn:extensionElements>`,
});

export const property = (name: string, value: string): string =>
  `<zeebe:properties><zeebe:property name="${name}" value="${value}" /></zeebe:properties>`;

const sizeOf = ({ tag }: Node): readonly [number, number] =>
  tag.endsWith('Task') ? [100, 80] : tag.endsWith('Gateway') ? [50, 50] : [36, 36];

const idOf = ({ between: [from, to] }: Flow): string => `Flow_${from}_${to}`;

const flowXml = (flow: Flow): string => {
  const [from, to] = flow.between;
  const name = flow.name === undefined ? '' : ` name="${flow.name}"`;
  const when =
    flow.when === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${flow.when}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${idOf(flow)}" sourceRef="${from}" targetRef="${to}"${name}>${when}</bpmn:sequenceFlow>`;
};

const nodeXml = (
  [id, { tag, name, inside = '', trigger = '' }]: readonly [string, Node],
  flows: readonly Flow[],
): string => {
  const leaving = flows.filter(({ between }) => between[0] === id);
  const otherwise = leaving.find(({ when }) => when === undefined);
  const decides = tag === 'exclusiveGateway' && leaving.length > 1;
  const defaultFlow = decides && otherwise !== undefined ? ` default="${idOf(otherwise)}"` : '';
  const arrows = flows.flatMap((flow) => [
    ...(flow.between[1] === id ? [`<bpmn:incoming>${idOf(flow)}</bpmn:incoming>`] : []),
    ...(flow.between[0] === id ? [`<bpmn:outgoing>${idOf(flow)}</bpmn:outgoing>`] : []),
  ]);
  return `<bpmn:${tag} id="${id}" name="${name}"${defaultFlow}>${inside}${arrows.toSorted().join('')}${trigger}</bpmn:${tag}>`;
};

const shapeXml = ([id, node]: readonly [string, Node]): string => {
  const [width, height] = sizeOf(node);
  const [x, y] = [node.at[0] - width / 2, node.at[1] - height / 2];
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
};

type Point = readonly [number, number];

/** Where the line to another middle leaves the box. */
const borderOf = (node: Node, [x, y]: Point): Point => {
  const [width, height] = sizeOf(node);
  const [dx, dy] = [x - node.at[0], y - node.at[1]];
  const part = Math.min(width / 2 / Math.abs(dx || 1e-9), height / 2 / Math.abs(dy || 1e-9));
  return [Math.round(node.at[0] + dx * part), Math.round(node.at[1] + dy * part)];
};

const edgeXml = (flow: Flow, nodes: Written['nodes']): string => {
  const [from, to] = flow.between.map((id) => nodes[id]);
  if (from === undefined || to === undefined) throw new Error(`Expected both ends of ${idOf(flow)} to be drawn.`);
  const ends = [borderOf(from, to.at), borderOf(to, from.at)];
  const points = ends.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('');
  return `<bpmndi:BPMNEdge id="${idOf(flow)}_di" bpmnElement="${idOf(flow)}">${points}</bpmndi:BPMNEdge>`;
};

const laneXml = ({ name, group, nodes }: Lane): string =>
  `<bpmn:laneSet id="Lanes"><bpmn:lane id="Lane" name="${name}">${group === undefined ? '' : `<bpmn:extensionElements>${property('relevo:group', group)}</bpmn:extensionElements>`}${nodes.map((id) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}</bpmn:lane></bpmn:laneSet>`;

const poolDrawing = ({ box: [x, y, width, height] }: Lane): string =>
  `<bpmndi:BPMNShape id="Pool_di" bpmnElement="Pool" isHorizontal="true"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="Lane_di" bpmnElement="Lane" isHorizontal="true"><dc:Bounds x="${x + 30}" y="${y}" width="${width - 30}" height="${height}" /></bpmndi:BPMNShape>`;

/** The BPMN file of a process; its lane, where there is one, stands in a pool. */
export const written = (id: string, { nodes, flows, lane }: Written): string => {
  const drawn = Object.entries(nodes);
  const pool = `<bpmn:collaboration id="Together"><bpmn:participant id="Pool" name="${id}" processRef="${id}" /></bpmn:collaboration>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions" targetNamespace="https://relevo.example/processes">
${lane === undefined ? '' : pool}
<bpmn:process id="${id}" name="${id}" isExecutable="true">
${lane === undefined ? '' : laneXml(lane)}
${drawn.map((one) => nodeXml(one, flows)).join('\n')}
${flows.map(flowXml).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="${lane === undefined ? id : 'Together'}">
${lane === undefined ? '' : poolDrawing(lane)}
${drawn.map(shapeXml).join('\n')}
${flows.map((flow) => edgeXml(flow, nodes)).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
};
