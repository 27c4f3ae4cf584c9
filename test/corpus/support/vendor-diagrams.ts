const bpmn = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"';

const camunda7 = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${bpmn} xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="c7" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" exporterVersion="5.9.0" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.18.0">
  <bpmn:process id="order" name="Order" isExecutable="true" camunda:versionTag="3" camunda:historyTimeToLive="P30D" camunda:candidateStarterGroups="sales">
    <bpmn:startEvent id="Start" camunda:formKey="embedded:app:start.html" camunda:initiator="starter"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Named" name="Check" camunda:assignee="\${starter}" camunda:candidateGroups="a,b" camunda:dueDate="\${now()}" camunda:asyncBefore="true">
      <bpmn:documentation>Two
lines &amp; more</bpmn:documentation>
      <bpmn:extensionElements>
        <camunda:formData><camunda:formField id="f" label="F" type="enum"><camunda:value id="x" name="X" /><camunda:validation><camunda:constraint name="min" config="3" /></camunda:validation></camunda:formField></camunda:formData>
        <camunda:inputOutput><camunda:inputParameter name="in"><camunda:script scriptFormat="groovy"><![CDATA[if (a < b) { "x" }]]></camunda:script></camunda:inputParameter><camunda:outputParameter name="out"><camunda:map><camunda:entry key="k">v</camunda:entry></camunda:map></camunda:outputParameter></camunda:inputOutput>
        <camunda:taskListener class="org.example.L" event="create"><camunda:field name="g"><camunda:expression>\${x}</camunda:expression></camunda:field></camunda:taskListener>
        <camunda:properties><camunda:property name="p" value="q" /></camunda:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
      <bpmn:multiInstanceLoopCharacteristics isSequential="true" camunda:collection="people" camunda:elementVariable="one"><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">\${done}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="Which" default="F4"><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing><bpmn:outgoing>F4</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:businessRuleTask id="Rule" camunda:resultVariable="r" camunda:decisionRef="d" camunda:mapDecisionResult="singleEntry"><bpmn:incoming>F3</bpmn:incoming><bpmn:outgoing>F5</bpmn:outgoing></bpmn:businessRuleTask>
    <bpmn:callActivity id="Call" calledElement="other" camunda:calledElementBinding="latest"><bpmn:extensionElements><camunda:in variables="all" /><camunda:out source="a" target="b" /></bpmn:extensionElements><bpmn:incoming>F4</bpmn:incoming><bpmn:outgoing>F6</bpmn:outgoing></bpmn:callActivity>
    <bpmn:endEvent id="End"><bpmn:incoming>F5</bpmn:incoming><bpmn:incoming>F6</bpmn:incoming><bpmn:errorEventDefinition id="ED" errorRef="Err" camunda:errorCodeVariable="c" /></bpmn:endEvent>
    <!-- the ways -->
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Named" /><bpmn:sequenceFlow id="F2" sourceRef="Named" targetRef="Which" />
    <bpmn:sequenceFlow id="F3" sourceRef="Which" targetRef="Rule"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="javascript">a &lt; b</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="F4" sourceRef="Which" targetRef="Call" /><bpmn:sequenceFlow id="F5" sourceRef="Rule" targetRef="End" /><bpmn:sequenceFlow id="F6" sourceRef="Call" targetRef="End" />
  </bpmn:process>
  <bpmn:error id="Err" name="Err" errorCode="42" camunda:errorMessage="no" />
</bpmn:definitions>`;

/** No prefix for BPMN, extension elements with text and depth, colours, data, several processes, a choreography's id. */
const signavio = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC" xmlns:omgdi="http://www.omg.org/spec/DD/20100524/DI" xmlns:signavio="http://www.signavio.com" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:tns="http://www.signavio.com/bpmn20" id="sig" name="" targetNamespace="http://www.signavio.com/bpmn20" expressionLanguage="http://www.w3.org/TR/XPath" typeLanguage="http://www.w3.org/2001/XMLSchema">
  <itemDefinition id="Item" itemKind="Physical" isCollection="true" structureRef="tns:Thing" />
  <collaboration id="Both"><extensionElements><signavio:signavioDiagramMetaData metaKey="revisionid" metaValue="9" /></extensionElements>
    <participant id="P1" name="One" processRef="One"><participantMultiplicity minimum="0" maximum="4" /></participant><participant id="P2" name="Two" processRef="Two" />
    <messageFlow id="M1" name="asks" sourceRef="Named" targetRef="Far" />
  </collaboration>
  <process id="One" isClosed="false" isExecutable="false" processType="None">
    <ioSpecification id="IO"><dataInput id="DI" name="in" itemSubjectRef="tns:Item" isCollection="false" /><inputSet id="IS"><dataInputRefs>DI</dataInputRefs></inputSet><outputSet id="OS" /></ioSpecification>
    <laneSet id="Lanes"><lane id="L1" name="Sales"><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="" /></extensionElements><flowNodeRef>Named</flowNodeRef></lane></laneSet>
    <dataObject id="DO" name="Paper" isCollection="true" itemSubjectRef="Item"><dataState id="DS" name="signed" /></dataObject>
    <dataObjectReference id="DOR" dataObjectRef="DO" name="Paper" />
    <task id="Named" name="Check" completionQuantity="1" startQuantity="1" isForCompensation="false" signavio:extra="kept">
      <extensionElements><signavio:signavioLabel ref="text" left="3" top="1"><signavio:deep><signavio:deeper>text &amp; more</signavio:deeper></signavio:deep></signavio:signavioLabel></extensionElements>
      <ioSpecification id="TIO"><dataInput id="TDI" name="x" /><inputSet id="TIS"><dataInputRefs>TDI</dataInputRefs></inputSet><outputSet id="TOS" /></ioSpecification>
      <dataInputAssociation id="DA"><sourceRef>DOR</sourceRef><targetRef>TDI</targetRef><assignment id="As"><from>a</from><to>b</to></assignment></dataInputAssociation>
    </task>
    <subProcess id="Sub" triggeredByEvent="false"><adHocSubProcess id="Ad" ordering="Sequential" cancelRemainingInstances="false"><task id="Inner" /><completionCondition id="CC">x</completionCondition></adHocSubProcess></subProcess>
    <intermediateCatchEvent id="Wait"><timerEventDefinition id="TD"><timeCycle id="TC">R3/PT10H</timeCycle></timerEventDefinition></intermediateCatchEvent>
    <boundaryEvent id="Late" attachedToRef="Sub" cancelActivity="true" parallelMultiple="false"><conditionalEventDefinition id="CD"><condition id="Co">y</condition></conditionalEventDefinition></boundaryEvent>
    <group id="G" categoryValueRef="CV" /><association id="A1" sourceRef="Named" targetRef="T1" associationDirection="None" /><textAnnotation id="T1" textFormat="text/plain"><text>Note</text></textAnnotation>
  </process>
  <process id="Two"><!-- somebody else's --><task id="Far"><!-- nothing --></task></process>
  <category id="C" name="c"><categoryValue id="CV" value="v" /></category>
  <resource id="Clerk" name="Clerk"><resourceParameter id="RP" name="n" isRequired="true" /></resource>
  <bpmndi:BPMNDiagram id="D" name="d" resolution="96.0" documentation="x"><bpmndi:BPMNPlane id="Pl" bpmnElement="Both">
    <bpmndi:BPMNShape id="S" bpmnElement="Named" color:background-color="#fff" bioc:stroke="#000"><omgdc:Bounds x="10.5" y="20.0" width="100.0" height="80.0" /><bpmndi:BPMNLabel labelStyleID="LS"><omgdc:Bounds x="1" y="2" width="3" height="4" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane><bpmndi:BPMNLabelStyle id="LS"><omgdc:Font name="Arial" size="11.0" isBold="false" /></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram>
</definitions>`;

/** Bizagi and ADONIS: extension trees of their own, attributes nobody else knows, ids like theirs, an import. */
const bizagi = `<?xml version="1.0" encoding="utf-8"?>
<model:definitions xmlns:model="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bizagi="http://www.bizagi.com/bpmn20" xmlns:adonis="http://www.boc-group.com/adonis" xmlns:adoxx="http://www.boc-group.com/boc-is/bpmn20" xmlns:far="urn:far" id="b" targetNamespace="http://www.bizagi.com/definitions/x">
  <model:import importType="http://www.w3.org/2001/XMLSchema" location="types.xsd" namespace="urn:far" />
  <model:extension mustUnderstand="false" />
  <model:message id="Msg" name="Ask" itemRef="far:Type" />
  <model:interface id="I" name="Web" implementationRef="far:wsdl"><model:operation id="O" name="op"><model:inMessageRef>Msg</model:inMessageRef></model:operation></model:interface>
  <model:process id="Id_2f" name="P" isExecutable="true" adonis:version="1.00">
    <model:extensionElements><bizagi:BizagiExtensions xmlns="http://www.bizagi.com/bpmn20"><bizagi:BizagiProperties><bizagi:BizagiProperty name="bgColor" value="White" /></bizagi:BizagiProperties></bizagi:BizagiExtensions>
      <adoxx:attribute name="Cost" type="DOUBLE">7.50</adoxx:attribute><adoxx:record name="R"><adoxx:row n="1"><adoxx:cell>a</adoxx:cell><adoxx:cell>b</adoxx:cell></adoxx:row><adoxx:row n="2" /></adoxx:record></model:extensionElements>
    <model:property id="Pr" name="p" itemSubjectRef="far:Type" />
    <model:serviceTask id="Named" name="Check" implementation="##WebService" operationRef="O" adonis:cost="7"><model:monitoring id="Mo" /></model:serviceTask>
    <model:receiveTask id="R" messageRef="far:Elsewhere" instantiate="true" /><model:manualTask id="M" /><model:scriptTask id="Sc" scriptFormat="text/x"><model:script>a()</model:script></model:scriptTask>
    <model:complexGateway id="Gate"><model:activationCondition>x &gt; 2</model:activationCondition></model:complexGateway>
    <model:transaction id="T" method="##Compensate"><model:boundaryEvent id="B" attachedToRef="X"><model:compensateEventDefinition id="Ce" waitForCompletion="true" activityRef="X" /></model:boundaryEvent><model:task id="X"><model:standardLoopCharacteristics testBefore="true" loopMaximum="3"><model:loopCondition>q</model:loopCondition></model:standardLoopCharacteristics></model:task></model:transaction>
  </model:process>
</model:definitions>`;

/** What hardly any tool writes, and the schema allows: a library's reader knows some of it by other names. */
const rare = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="r" targetNamespace="r">
  <message id="M" />
  <correlationProperty id="CP"><correlationPropertyRetrievalExpression id="CR" messageRef="M"><messagePath id="MP" language="x">a</messagePath></correlationPropertyRetrievalExpression></correlationProperty>
  <globalScriptTask id="GS" scriptLanguage="feel"><script>=1 + 1</script></globalScriptTask>
  <process id="p">
    <task id="Named" name="Check">
      <resourceRole id="RR"><resourceRef>Clerk</resourceRef><resourceParameterBinding id="RB"><formalExpression id="FE" language="l">1</formalExpression></resourceParameterBinding></resourceRole>
      <potentialOwner id="PO"><resourceAssignmentExpression id="RA"><expression id="E">x</expression></resourceAssignmentExpression></potentialOwner>
      <multiInstanceLoopCharacteristics id="MI"><complexBehaviorDefinition id="CB"><condition id="C" xsi:type="tFormalExpression">=true</condition><event id="CE"><signalEventDefinition id="SD" /></event></complexBehaviorDefinition></multiInstanceLoopCharacteristics>
    </task>
    <correlationSubscription id="CS"><correlationPropertyBinding id="CPB" correlationPropertyRef="CP"><dataPath id="DP">=x</dataPath></correlationPropertyBinding></correlationSubscription>
  </process>
  <resource id="Clerk" name="Clerk" />
</definitions>`;

/** Words with markup between them, as rich-text editors write it: BPMN 2.0.2, 8.3.1 lets any element stand there. */
const markup = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${bpmn} xmlns:h="http://www.w3.org/1999/xhtml" id="m" targetNamespace="m">
  <!-- <b>no markup</b> -->
  <bpmn:process id="p" xmlns:near="urn:near">
    <bpmn:documentation textFormat="text/html"><p xmlns="http://www.w3.org/1999/xhtml" class="a &quot;b&quot;">Hello <b>you</b> &amp; me,<br/>1 &lt; 2<!-- why --></p></bpmn:documentation>
    <bpmn:documentation id="second">Plain, &lt;b&gt;no markup&lt;/b&gt;</bpmn:documentation>
    <bpmn:extensionElements><near:documentation>kept <near:b>here</near:b></near:documentation></bpmn:extensionElements>
    <bpmn:task id="Named" name="Check">
      <bpmn:documentation id="third">
        Before <h:b>bold</h:b> <near:i near:x="y > z">and</near:i> <![CDATA[a <raw> b]]> after
      </bpmn:documentation>
      <!-- between -->
      <bpmn:documentation xmlns="http://www.w3.org/1999/xhtml" xmlns:own="urn:own" id="fourth"><i>own<i>er</i></i> <own:x/> <br/></bpmn:documentation>
      <bpmn:documentation id="fifth">Hello <bpmn:b>you</bpmn:b></bpmn:documentation>
    </bpmn:task>
    <bpmn:scriptTask id="Script" scriptFormat="text/x"><bpmn:script>a(<h:code>b</h:code>)</bpmn:script></bpmn:scriptTask>
    <bpmn:textAnnotation id="Note" textFormat="text/html"><bpmn:text>Ask <h:b>Ana</h:b></bpmn:text></bpmn:textAnnotation>
  </bpmn:process>
</bpmn:definitions>`;

/** By vendor, as their tools write; each has an element with the id `Named`. */
export const vendorDiagrams: Readonly<Record<string, string>> = { camunda7, signavio, bizagi, rare, markup };

/** No BPMN, though in its namespace: an element that the standard does not have, which bpmn.io's reader cannot hold. */
export const notHeld = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="n" targetNamespace="n"><process id="p"><task id="Named" name="Check">
  <remark id="not-kept-element">Nobody else has this</remark>
</task></process></definitions>`;
