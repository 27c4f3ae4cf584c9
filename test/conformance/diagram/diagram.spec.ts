import { compiled } from '../support/compiled.js';
import { scenario } from '../support/scenario.js';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="https://relevo.example">
  <collaboration id="desk"><participant id="pool" processRef="service" /></collaboration>
  <process id="service" isExecutable="true">
    <laneSet id="lanes">
      <lane id="lane1" name="First line">
        <extensionElements><zeebe:properties><zeebe:property name="relevo:group" value="l1" /></zeebe:properties></extensionElements>
        <flowNodeRef>reported</flowNodeRef><flowNodeRef>attend</flowNodeRef><flowNodeRef>known</flowNodeRef>
        <flowNodeRef>check</flowNodeRef><flowNodeRef>closed</flowNodeRef>
      </lane>
      <lane id="lane2" name="Second line">
        <extensionElements><zeebe:properties><zeebe:property name="relevo:group" value="l2" /></zeebe:properties></extensionElements>
        <flowNodeRef>investigate</flowNodeRef><flowNodeRef>late</flowNodeRef><flowNodeRef>warn</flowNodeRef>
        <flowNodeRef>warned</flowNodeRef>
      </lane>
    </laneSet>
    <startEvent id="reported"><outgoing>f1</outgoing></startEvent>
    <userTask id="attend" name="Attend"><incoming>f1</incoming><incoming>f6</incoming><outgoing>f2</outgoing></userTask>
    <exclusiveGateway id="known" name="Known?" default="f4"><incoming>f2</incoming><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
    <userTask id="investigate" name="Investigate">
      <extensionElements>
        <zeebe:userTask />
        <zeebe:ioMapping>
          <zeebe:input source="=attempts + 1" target="attempt" />
          <zeebe:output source="=attempt" target="attempts" />
          <zeebe:output source="=finding" target="solution.text" />
        </zeebe:ioMapping>
        <zeebe:properties><zeebe:property name="relevo:ticket.resolution" value="=solution.text" /></zeebe:properties>
      </extensionElements>
      <incoming>f4</incoming><outgoing>f5</outgoing>
    </userTask>
    <boundaryEvent id="late" attachedToRef="investigate" cancelActivity="false"><outgoing>f8</outgoing>
      <timerEventDefinition id="td"><timeDuration xsi:type="tFormalExpression">PT4H</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sendTask id="warn" name="It takes longer">
      <extensionElements><zeebe:properties><zeebe:property name="relevo:notify" value="requester" /></zeebe:properties></extensionElements>
      <incoming>f8</incoming><outgoing>f9</outgoing>
    </sendTask>
    <endEvent id="warned"><incoming>f9</incoming></endEvent>
    <exclusiveGateway id="check" name="Serves?" default="f6"><incoming>f5</incoming><outgoing>f6</outgoing><outgoing>f7</outgoing></exclusiveGateway>
    <endEvent id="closed"><incoming>f3</incoming><incoming>f7</incoming></endEvent>
    <sequenceFlow id="f1" sourceRef="reported" targetRef="attend" />
    <sequenceFlow id="f2" sourceRef="attend" targetRef="known" />
    <sequenceFlow id="f3" name="Yes" sourceRef="known" targetRef="closed"><conditionExpression xsi:type="tFormalExpression">=known = true</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" name="No" sourceRef="known" targetRef="investigate" />
    <sequenceFlow id="f5" sourceRef="investigate" targetRef="check" />
    <sequenceFlow id="f6" sourceRef="check" targetRef="attend" />
    <sequenceFlow id="f7" sourceRef="check" targetRef="closed"><conditionExpression xsi:type="tFormalExpression">=attempts &gt; 1</conditionExpression></sequenceFlow>
    <sequenceFlow id="f8" sourceRef="late" targetRef="warn" />
    <sequenceFlow id="f9" sourceRef="warn" targetRef="warned" />
  </process>
</definitions>`;

const definitions = await compiled(xml);

describe('a diagram as it was drawn', () => {
  scenario('runs from its XML: lanes, mappings, a reminder beside the work, the way back, the ticket', (s) => {
    s.deploy(...definitions);
    const instance = s.start('service', { variables: { attempts: 0 }, ticket: { number: 'INC-1' } });
    expect(s.userTask('attend').candidateGroups).toEqual(['l1']);
    s.complete('attend', { known: false });
    expect(s.userTask('investigate').candidateGroups).toEqual(['l2']);
    s.advance(4 * 3_600_000);
    expect(s.eventsOf('NotificationRequested')).toMatchObject([{ to: 'requester', text: 'It takes longer' }]);
    s.complete('investigate', { finding: 'restart it' });
    expect(s.variables(instance)).toEqual({ attempts: 1, known: false, solution: { text: 'restart it' } });
    s.complete('attend', { known: false }).complete('investigate', { finding: 'replace it' });
    expect(s.ticket).toEqual({ number: 'INC-1', resolution: 'replace it' });
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', endElementId: 'closed' });
  });
});
