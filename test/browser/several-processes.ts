const namespaces =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="urn:several"';

const process = (id: string, name: string, isExecutable: boolean): string => `
  <process id="${id}" name="${name}" isExecutable="${isExecutable}">
    <startEvent id="${id}_start"><outgoing>${id}_1</outgoing></startEvent>
    <userTask id="${id}_task" name="${name}: look at it"><incoming>${id}_1</incoming><outgoing>${id}_2</outgoing></userTask>
    <endEvent id="${id}_end"><incoming>${id}_2</incoming></endEvent>
    <sequenceFlow id="${id}_1" sourceRef="${id}_start" targetRef="${id}_task" />
    <sequenceFlow id="${id}_2" sourceRef="${id}_task" targetRef="${id}_end" />
  </process>`;

const diagram = (id: string, plane: string, [task, x]: readonly [string, number]): string => `
  <bpmndi:BPMNDiagram id="${id}" name="Page ${id}"><bpmndi:BPMNPlane id="${id}_plane" bpmnElement="${plane}">
    <bpmndi:BPMNShape id="${id}_shape" bpmnElement="${task}"><dc:Bounds x="${x}" y="120" width="100" height="80" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;

const file = (...parts: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<definitions id="several" ${namespaces}>${parts.join('')}\n</definitions>\n`;

const processes = [process('orders', 'Orders', true), process('billing', 'Billing', true)];

/** Two processes in no collaboration, and no drawing. */
export const notDrawn = file(...processes);

/** A diagram for each of two processes, a third process without one, and a page that shows a step once more. */
export const severalDiagrams = file(
  ...processes,
  process('returns', 'Returns', false),
  diagram('A', 'orders', ['orders_task', 300]),
  diagram('B', 'billing', ['billing_task', 2_300]),
  diagram('C', 'orders', ['orders_task', 900]),
);
