import { condition, diagram } from '../e2e/bad-input/diagrams.js';

const sizes = { event: [36, 36], gateway: [50, 50], task: [100, 80] } as const;

interface Place {
  readonly id: string;
  readonly kind: keyof typeof sizes;
  readonly column: number;
  readonly row?: number;
}

const centre = ({ column, row = 0 }: Place): readonly [number, number] => [150 + column * 150, 150 + row * 140];

const shape = (place: Place): string => {
  const [width, height] = sizes[place.kind];
  const [x, y] = centre(place);
  const at = `x="${String(x - width / 2)}" y="${String(y - height / 2)}"`;
  return `<bpmndi:BPMNShape id="${place.id}_di" bpmnElement="${place.id}"><dc:Bounds ${at} width="${String(width)}" height="${String(height)}" /></bpmndi:BPMNShape>`;
};

const edge = (id: string, [from, to]: readonly [Place, Place]): string => {
  const points = [centre(from), centre(to)].map(([x, y]) => `<di:waypoint x="${String(x)}" y="${String(y)}" />`);
  return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.join('')}</bpmndi:BPMNEdge>`;
};

const places: readonly Place[] = [
  { id: 'start', kind: 'event', column: 0 },
  { id: 'parts', kind: 'event', column: 1 },
  { id: 'clear', kind: 'event', column: 2 },
  { id: 'order', kind: 'task', column: 3 },
  { id: 'gate', kind: 'gateway', column: 4 },
  { id: 'done', kind: 'event', column: 5 },
  { id: 'soldOut', kind: 'event', column: 3.2, row: 0.29 },
  { id: 'another', kind: 'task', column: 4, row: 1 },
  { id: 'changed', kind: 'event', column: 5, row: 1 },
];

const ways = [
  ['start', 'parts'],
  ['parts', 'clear'],
  ['clear', 'order'],
  ['order', 'gate'],
  ['gate', 'done'],
  ['gate', 'another'],
  ['soldOut', 'another'],
  ['another', 'changed'],
] as const;

const placeOf = (id: string): Place => {
  const found = places.find((place) => place.id === id);
  if (!found) throw new Error(`Expected ${id} to have a place, but it has none.`);
  return found;
};

const idOf = ([from, to]: readonly [string, string]): string => `${from}_${to}`;

const flows = ways
  .map((way) => {
    const when = idOf(way) === 'gate_another' ? condition('=colour = "pink"') : '';
    return `<bpmn:sequenceFlow id="${idOf(way)}" sourceRef="${way[0]}" targetRef="${way[1]}">${when}</bpmn:sequenceFlow>`;
  })
  .join('');

/** Waits for a message, a signal and a system that may fail, then decides by what nobody has said; drawn, to be tried. */
export const waitingFlow = (id: string): string => {
  const xml = diagram(
    id,
    `<bpmn:startEvent id="start" />
    <bpmn:intermediateCatchEvent id="parts" name="Parts came"><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="clear" name="All clear"><bpmn:signalEventDefinition signalRef="s" /></bpmn:intermediateCatchEvent>
    <bpmn:serviceTask id="order" name="Order it"><bpmn:extensionElements><zeebe:taskDefinition type="order" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:boundaryEvent id="soldOut" name="Sold out" attachedToRef="order"><bpmn:errorEventDefinition errorRef="x" /></bpmn:boundaryEvent>
    <bpmn:exclusiveGateway id="gate" name="The right one?" default="gate_done" />
    <bpmn:userTask id="another" name="Choose another"><bpmn:extensionElements><zeebe:assignmentDefinition candidateGroups="l1" /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="done" name="Ordered" /><bpmn:endEvent id="changed" name="Changed" />${flows}`,
    `<bpmn:message id="m" name="parts"><bpmn:extensionElements><zeebe:subscription correlationKey="=ticket.number" /></bpmn:extensionElements></bpmn:message>
    <bpmn:signal id="s" name="all-clear" /><bpmn:error id="x" name="Sold out" errorCode="sold-out" />
    <bpmndi:BPMNDiagram id="drawing"><bpmndi:BPMNPlane id="plane" bpmnElement="${id}">${places.map(shape).join('')}${ways
      .map((way) => edge(idOf(way), [placeOf(way[0]), placeOf(way[1])]))
      .join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
  );
  const spaces = `xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"`;
  return xml.replace('<bpmn:definitions ', `<bpmn:definitions ${spaces} `);
};
