import type { ResourceFile } from '../resource-files.js';

export interface FlowOptions {
  readonly id?: string;
  readonly name?: string;
  /** XML inside the user task's extension elements. */
  readonly task?: string;
  readonly properties?: string;
  /** Further elements of the process. */
  readonly more?: string;
  readonly versionTag?: string;
  readonly group?: string;
}

/** A small diagram: start, one user task in a lane, end. */
export const flow = (options: FlowOptions = {}): string => {
  const {
    id = 'small',
    name = 'Small flow',
    task = '',
    properties = '',
    more = '',
    versionTag,
    group = 'l1',
  } = options;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="${id}" name="${name}" isExecutable="true">
    <bpmn:extensionElements>
      <zeebe:properties>${properties}</zeebe:properties>${versionTag ? `<zeebe:versionTag value="${versionTag}" />` : ''}
    </bpmn:extensionElements>
    <bpmn:laneSet id="LaneSet_1">
      <bpmn:lane id="Lane_1" name="First line">
        <bpmn:extensionElements>
          <zeebe:properties><zeebe:property name="relevo:group" value="${group}" /></zeebe:properties>
        </bpmn:extensionElements>
        <bpmn:flowNodeRef>Start_1</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>Task_1</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>End_1</bpmn:flowNodeRef>
      </bpmn:lane>
    </bpmn:laneSet>
    <bpmn:startEvent id="Start_1"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Task_1" name="Attend">
      <bpmn:extensionElements>${task}<zeebe:userTask /></bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="End_1"><bpmn:incoming>Flow_2</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Task_1" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_1" targetRef="End_1" />
    ${more}
  </bpmn:process>
</bpmn:definitions>
`;
};

export const usesForm = (formId: string, binding = 'latest'): string =>
  `<zeebe:formDefinition formId="${formId}" bindingType="${binding}" />`;

export const form = (id: string, label: string): string =>
  JSON.stringify({ type: 'default', id, components: [{ type: 'textfield', key: 'note', label }] }, null, 2);

export const table = (id: string, result: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}-graph" name="Table" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="${id}" name="Priority">
    <decisionTable id="${id}-table" hitPolicy="FIRST">
      <input id="Input_1" label="Impact"><inputExpression id="Expression_1" typeRef="string"><text>impact</text></inputExpression></input>
      <output id="Output_1" name="priority" typeRef="string" />
      <rule id="Rule_1">
        <inputEntry id="Entry_1"><text></text></inputEntry>
        <outputEntry id="Entry_2"><text>"${result}"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>
`;

export const file = (name: string, content: string): ResourceFile => ({ name, content });
