import { smallFlow } from './small-flow.js';

const way = (id: string, name: string, target: string, condition: string): string =>
  `<bpmn:sequenceFlow id="${id}" name="${name}" sourceRef="Gateway_Helps" targetRef="${target}"><bpmn:conditionExpression>=helps = ${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;

const event = (id: string, x: number, y: number): string =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="36" height="36" /></bpmndi:BPMNShape>`;

const edge = (id: string, ...points: readonly (readonly [number, number])[]): string =>
  `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`;

/** The small flow with a decision behind its task, whose buttons take it: it helps (closed), or does not (cancelled). */
export const decidingFlow = (id: string): string =>
  smallFlow(id)
    .replace('targetRef="End_Done" />', 'targetRef="Gateway_Helps" />')
    .replace(
      '<bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>',
      '<bpmn:incoming>Flow_Yes</bpmn:incoming></bpmn:endEvent>',
    )
    .replace(
      '<bpmn:flowNodeRef>Task_First</bpmn:flowNodeRef>',
      '<bpmn:flowNodeRef>Task_First</bpmn:flowNodeRef><bpmn:flowNodeRef>Gateway_Helps</bpmn:flowNodeRef><bpmn:flowNodeRef>End_Given</bpmn:flowNodeRef>',
    )
    .replace(
      '</bpmn:process>',
      `<bpmn:exclusiveGateway id="Gateway_Helps" name="Does it help?"><bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_Yes</bpmn:outgoing><bpmn:outgoing>Flow_No</bpmn:outgoing></bpmn:exclusiveGateway>
       <bpmn:endEvent id="End_Given" name="Given up"><bpmn:extensionElements><zeebe:properties><zeebe:property name="relevo:status" value="cancelled" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>Flow_No</bpmn:incoming></bpmn:endEvent>
       ${way('Flow_Yes', 'It helps', 'End_Done', 'true')}${way('Flow_No', 'It does not', 'End_Given', 'false')}</bpmn:process>`,
    )
    .replace(
      '<di:waypoint x="500" y="305" /><di:waypoint x="750" y="305" /><di:waypoint x="750" y="168" />',
      '<di:waypoint x="500" y="305" /><di:waypoint x="625" y="305" />',
    )
    .replace(
      '</bpmndi:BPMNPlane>',
      `<bpmndi:BPMNShape id="Gateway_Helps_di" bpmnElement="Gateway_Helps" isMarkerVisible="true"><dc:Bounds x="625" y="280" width="50" height="50" /></bpmndi:BPMNShape>
       ${event('End_Given', 782, 287)}${edge('Flow_Yes', [650, 280], [650, 150], [732, 150])}${edge('Flow_No', [675, 305], [782, 305])}</bpmndi:BPMNPlane>`,
    );
