const namespaces =
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"';

const columns = 40;
const [across, down] = [160, 130];

interface Part {
  readonly model: string;
  readonly drawing: string;
}

const taskAt = (index: number): Part => {
  const [x, y] = [(index % columns) * across + 100, Math.floor(index / columns) * down + 100];
  return {
    model: `<bpmn:task id="Step_${index}" name="Step ${index}" />`,
    drawing: `<bpmndi:BPMNShape id="Step_${index}_di" bpmnElement="Step_${index}"><dc:Bounds x="${x}" y="${y}" width="100" height="80" /></bpmndi:BPMNShape>`,
  };
};

const flowAt = (index: number): Part => {
  const [from, to] = [index, index + 1].map((each) => ({
    x: (each % columns) * across + 100,
    y: Math.floor(each / columns) * down + 100,
  })) as [{ x: number; y: number }, { x: number; y: number }];
  return {
    model: `<bpmn:sequenceFlow id="Flow_${index}" sourceRef="Step_${index}" targetRef="Step_${index + 1}" />`,
    drawing: `<bpmndi:BPMNEdge id="Flow_${index}_di" bpmnElement="Flow_${index}"><di:waypoint x="${from.x + 100}" y="${from.y + 40}" /><di:waypoint x="${to.x}" y="${to.y + 40}" /></bpmndi:BPMNEdge>`,
  };
};

/** Rows of tasks in one long chain: `elements` of them and the flows between, together. */
export const largeFlow = (elements: number): string => {
  const tasks = Array.from({ length: Math.ceil(elements / 2) }, (_, index) => taskAt(index));
  const flows = Array.from({ length: tasks.length - 1 }, (_, index) => flowAt(index));
  const parts = [...tasks, ...flows];
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${namespaces} id="large-file" targetNamespace="large"><bpmn:process id="large" name="Large" isExecutable="true">
${parts.map(({ model }) => model).join('\n')}
</bpmn:process><bpmndi:BPMNDiagram id="D"><bpmndi:BPMNPlane id="P" bpmnElement="large">
${parts.map(({ drawing }) => drawing).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>
`;
};
