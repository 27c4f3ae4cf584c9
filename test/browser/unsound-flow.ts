interface Node {
  readonly tag: string;
  readonly name: string;
  readonly at: readonly [number, number];
  readonly inside?: string;
}

const task = (name: string, at: readonly [number, number], form = ''): Node => ({
  tag: 'userTask',
  name,
  at,
  inside: `<bpmn:extensionElements><zeebe:userTask />${form}<zeebe:assignmentDefinition candidateGroups="l1" /></bpmn:extensionElements>`,
});

const nodes: Readonly<Record<string, Node>> = {
  Start: { tag: 'startEvent', name: 'Asked', at: [200, 200] },
  Ask: task('Ask the amount', [320, 200], '<zeebe:formDefinition formId="amount" />'),
  Big: { tag: 'exclusiveGateway', name: 'Is it big?', at: [460, 200] },
  Small: { tag: 'endEvent', name: 'Small one', at: [460, 340] },
  Round: { tag: 'exclusiveGateway', name: 'Is it round?', at: [580, 200] },
  Count: task('Count it', [720, 120]),
  Weigh: task('Weigh it', [720, 280]),
  Both: { tag: 'parallelGateway', name: 'Both done', at: [860, 200] },
  End: { tag: 'endEvent', name: 'Done', at: [980, 200] },
};

interface Flow {
  readonly between: readonly [string, string];
  readonly name?: string;
  readonly when?: string;
}

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

const nodeXml = ([id, { tag, name, inside = '' }]: readonly [string, Node], flows: readonly Flow[]): string => {
  const otherwise = flows.find(
    ({ between, when }) => between[0] === id && when === undefined && tag === 'exclusiveGateway',
  );
  const defaultFlow = otherwise === undefined ? '' : ` default="${idOf(otherwise)}"`;
  const arrows = flows.flatMap((flow) => [
    ...(flow.between[1] === id ? [`<bpmn:incoming>${idOf(flow)}</bpmn:incoming>`] : []),
    ...(flow.between[0] === id ? [`<bpmn:outgoing>${idOf(flow)}</bpmn:outgoing>`] : []),
  ]);
  return `<bpmn:${tag} id="${id}" name="${name}"${defaultFlow}>${inside}${arrows.toSorted().join('')}</bpmn:${tag}>`;
};

const shapeXml = ([id, node]: readonly [string, Node]): string => {
  const [width, height] = sizeOf(node);
  const [x, y] = [node.at[0] - width / 2, node.at[1] - height / 2];
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
};

const edgeXml = (flow: Flow): string => {
  const ends = flow.between.map((id) => nodes[id]?.at ?? [0, 0]);
  const points = ends.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('');
  return `<bpmndi:BPMNEdge id="${idOf(flow)}_di" bpmnElement="${idOf(flow)}">${points}</bpmndi:BPMNEdge>`;
};

/** A decision whose ways meet in a parallel gateway: whoever comes there waits for ever. */
const flowsWhen = (round: string): readonly Flow[] => [
  { between: ['Start', 'Ask'] },
  { between: ['Ask', 'Big'] },
  { between: ['Big', 'Round'], name: 'Big', when: 'amount &gt; 100' },
  { between: ['Big', 'Small'], name: 'Not big' },
  { between: ['Round', 'Count'], name: 'Round', when: round },
  { between: ['Round', 'Weigh'], name: 'Not round' },
  { between: ['Count', 'Both'] },
  { between: ['Weigh', 'Both'] },
  { between: ['Both', 'End'] },
];

const form = {
  type: 'default',
  id: 'amount',
  schemaVersion: 19,
  components: [{ type: 'number', id: 'amount', key: 'amount', label: 'Amount' }],
};

/** The files of a flow that gets stuck: for certain, or only if two answers about one amount go together. */
export const unsoundFlow = (id: string, certainty: 'certain' | 'hint'): Readonly<Record<string, string>> => {
  const flows = flowsWhen(certainty === 'certain' ? 'amount &gt; 200' : 'modulo(amount, 50) = 7');
  const drawn = Object.entries(nodes);
  return {
    'amount.form': JSON.stringify(form),
    [`${id}.bpmn`]: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions" targetNamespace="https://relevo.example/processes">
<bpmn:process id="${id}" name="${id}" isExecutable="true">
${drawn.map((one) => nodeXml(one, flows)).join('\n')}
${flows.map(flowXml).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="${id}">
${drawn.map(shapeXml).join('\n')}
${flows.map(edgeXml).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`,
  };
};
