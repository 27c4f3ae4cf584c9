export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A form with one note to fill in, which is called `note`. */
export const newForm = (id: string, note: string): string =>
  JSON.stringify(
    {
      type: 'default',
      id,
      schemaVersion: 19,
      components: [{ type: 'textarea', key: 'note', id: 'Field_note', label: note }],
    },
    null,
    2,
  );

interface NewFlow {
  readonly id: string;
  readonly name: string;
  readonly requester: string;
  readonly desk: string;
  readonly start: string;
  readonly task: string;
  readonly end: string;
  /** The name is Spanish: it is read by those who read Spanish, too. */
  readonly inSpanish?: boolean;
}

const bounds = (x: number, y: number, width: number, height: number): string =>
  `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`;

const lane = (id: string, name: string, group: string): string => `
      <bpmn:lane id="${id}" name="${escaped(name)}">
        <bpmn:extensionElements><zeebe:properties><zeebe:property name="relevo:group" value="${group}" /></zeebe:properties></bpmn:extensionElements>`;

const inSpanish = ({ name, inSpanish: spanish = false }: NewFlow): string =>
  spanish
    ? `
        <zeebe:property name="relevo:catalogueName.es" value="${escaped(name)}" />`
    : '';

/** The smallest flow that runs: somebody reports, the first line does it, done. */
export const newFlow = (flow: NewFlow): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_${flow.id}" targetNamespace="https://relevo.example/processes">
  <bpmn:collaboration id="Collaboration_${flow.id}">
    <bpmn:participant id="Participant_${flow.id}" name="${escaped(flow.name)}" processRef="${flow.id}" />
  </bpmn:collaboration>
  <bpmn:process id="${flow.id}" name="${escaped(flow.name)}" isExecutable="true">
    <bpmn:extensionElements>
      <zeebe:properties>
        <zeebe:property name="relevo:catalogue" value="true" />
        <zeebe:property name="relevo:catalogueName" value="${escaped(flow.name)}" />${inSpanish(flow)}
      </zeebe:properties>
    </bpmn:extensionElements>
    <bpmn:laneSet id="LaneSet_${flow.id}">${lane('Lane_Requester', flow.requester, 'requester')}
        <bpmn:flowNodeRef>Start_Reported</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>End_Done</bpmn:flowNodeRef>
      </bpmn:lane>${lane('Lane_Desk', flow.desk, 'l1')}
        <bpmn:flowNodeRef>Task_First</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start_Reported" name="${escaped(flow.start)}"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Task_First" name="${escaped(flow.task)}">
      <bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming>
      <bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="End_Done" name="${escaped(flow.end)}"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_Reported" targetRef="Task_First" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_First" targetRef="End_Done" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1">
    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="Collaboration_${flow.id}">
      <bpmndi:BPMNShape id="Participant_di" bpmnElement="Participant_${flow.id}" isHorizontal="true">${bounds(120, 80, 780, 300)}</bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="Lane_Requester_di" bpmnElement="Lane_Requester" isHorizontal="true">${bounds(150, 80, 750, 150)}</bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="Lane_Desk_di" bpmnElement="Lane_Desk" isHorizontal="true">${bounds(150, 230, 750, 150)}</bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="Start_di" bpmnElement="Start_Reported">${bounds(232, 132, 36, 36)}<bpmndi:BPMNLabel>${bounds(215, 110, 70, 14)}</bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="Task_First_di" bpmnElement="Task_First">${bounds(400, 265, 100, 80)}</bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="End_di" bpmnElement="End_Done">${bounds(732, 132, 36, 36)}<bpmndi:BPMNLabel>${bounds(725, 110, 50, 14)}</bpmndi:BPMNLabel></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="Flow_1_di" bpmnElement="Flow_1"><di:waypoint x="250" y="168" /><di:waypoint x="250" y="305" /><di:waypoint x="400" y="305" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="Flow_2_di" bpmnElement="Flow_2"><di:waypoint x="500" y="305" /><di:waypoint x="750" y="305" /><di:waypoint x="750" y="168" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;

/** A flow that exists as the beginning of another: its own id and name, everything else as it is. */
export const renamedFlow = (xml: string, from: string, to: { readonly id: string; readonly name: string }): string => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  for (const process of document.getElementsByTagNameNS('*', 'process')) {
    if (process.getAttribute('id') !== from) continue;
    process.setAttribute('id', to.id);
    process.setAttribute('name', to.name);
  }
  for (const participant of document.getElementsByTagNameNS('*', 'participant')) {
    if (participant.getAttribute('processRef') !== from) continue;
    participant.setAttribute('processRef', to.id);
    participant.setAttribute('name', to.name);
  }
  for (const plane of document.getElementsByTagNameNS('*', 'BPMNPlane')) {
    if (plane.getAttribute('bpmnElement') === from) plane.setAttribute('bpmnElement', to.id);
  }
  return new XMLSerializer().serializeToString(document);
};
