/**
 * Start, a task, a timer of a tenth of a second beside a message, a second task twice at the same time, a job, and a
 * signal at the end, which starts an instance of another process.
 */
export const loadDiagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://example.org">
  <bpmn:process id="crash" name="Crash" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="first" />
    <bpmn:userTask id="first" /><bpmn:sequenceFlow id="f2" sourceRef="first" targetRef="fork" />
    <bpmn:parallelGateway id="fork" />
    <bpmn:sequenceFlow id="f3" sourceRef="fork" targetRef="wait" />
    <bpmn:sequenceFlow id="f4" sourceRef="fork" targetRef="news" />
    <bpmn:intermediateCatchEvent id="wait">
      <bpmn:timerEventDefinition id="t"><bpmn:timeDuration>PT0.1S</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="news"><bpmn:messageEventDefinition id="m" messageRef="arrived" /></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f5" sourceRef="wait" targetRef="join" />
    <bpmn:sequenceFlow id="f6" sourceRef="news" targetRef="join" />
    <bpmn:parallelGateway id="join" /><bpmn:sequenceFlow id="f7" sourceRef="join" targetRef="second" />
    <bpmn:userTask id="second"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>=2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
    <bpmn:sequenceFlow id="f8" sourceRef="second" targetRef="check" />
    <bpmn:serviceTask id="check"><bpmn:extensionElements><zeebe:taskDefinition type="check" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f9" sourceRef="check" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:signalEventDefinition id="s1" signalRef="over" /></bpmn:endEvent>
  </bpmn:process>
  <bpmn:process id="heard" name="Heard" isExecutable="true">
    <bpmn:startEvent id="hear"><bpmn:signalEventDefinition id="s2" signalRef="over" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="h1" sourceRef="hear" targetRef="done" /><bpmn:endEvent id="done" />
  </bpmn:process>
  <bpmn:signal id="over" name="over" />
  <bpmn:message id="arrived" name="arrived">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=ticket_id" /></bpmn:extensionElements>
  </bpmn:message>
</bpmn:definitions>`;
