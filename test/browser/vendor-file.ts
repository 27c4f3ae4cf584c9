/** The schema asks for no ids; and nothing in it is drawn. */
export const withoutIds = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:without">
  <process name="Without ids" isExecutable="true">
    <startEvent id="Begin" />
    <userTask id="Look" name="Look at it" />
    <endEvent id="Over" />
    <sequenceFlow sourceRef="Begin" targetRef="Look" />
    <sequenceFlow sourceRef="Look" targetRef="Over" />
  </process>
</definitions>
`;

/** As several vendors' tools write: foreign elements and attributes, two processes, data, documentation. */
export const vendorFile = `<?xml version="1.0" encoding="UTF-8"?>
<!-- exported by three tools -->
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:signavio="http://www.signavio.com" xmlns:bizagi="http://www.bizagi.com/bpmn20"
  xmlns:adonis="http://www.boc-group.com/adonis" id="vendor-definitions" targetNamespace="http://example.org/vendor"
  exporter="Several" exporterVersion="9.1">
  <bpmn:itemDefinition id="Order" structureRef="xsd:string" isCollection="true" />
  <bpmn:message id="Message_1" name="Ordered" itemRef="Order" />
  <bpmn:process id="vendor-order" name="Order" isExecutable="true" camunda:historyTimeToLive="P30D">
    <bpmn:documentation textFormat="text/html">&lt;b&gt;Why&lt;/b&gt; we do this</bpmn:documentation>
    <bpmn:extensionElements>
      <signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffff" />
      <bizagi:BizagiExtensions><bizagi:BizagiProperties><bizagi:BizagiProperty name="x" value="1" /></bizagi:BizagiProperties></bizagi:BizagiExtensions>
    </bpmn:extensionElements>
    <bpmn:startEvent id="Vendor_Start" name="Ordered"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <!-- reviewed in spring -->
    <bpmn:serviceTask id="Vendor_Check" name="Check" camunda:asyncBefore="true" camunda:class="org.example.Check" adonis:cost="7">
      <bpmn:incoming>Flow_1</bpmn:incoming>
      <bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:complexGateway id="Vendor_Gate"><bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_3</bpmn:outgoing></bpmn:complexGateway>
    <bpmn:endEvent id="Vendor_End"><bpmn:incoming>Flow_3</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Vendor_Start" targetRef="Vendor_Check" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Vendor_Check" targetRef="Vendor_Gate" />
    <bpmn:sequenceFlow id="Flow_3" sourceRef="Vendor_Gate" targetRef="Vendor_End" />
    <bpmn:textAnnotation id="Vendor_Note"><bpmn:text>Ask Ana &amp; Luis</bpmn:text></bpmn:textAnnotation>
  </bpmn:process>
  <bpmn:process id="vendor-other" isExecutable="false"><bpmn:task id="Vendor_Other" name="Elsewhere" /></bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1">
    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="vendor-order">
      <bpmndi:BPMNShape id="S1" bpmnElement="Vendor_Start"><dc:Bounds x="100" y="120" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="S2" bpmnElement="Vendor_Check"><dc:Bounds x="200" y="98" width="100" height="80" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="S3" bpmnElement="Vendor_Gate"><dc:Bounds x="360" y="113" width="50" height="50" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="S4" bpmnElement="Vendor_End"><dc:Bounds x="470" y="120" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="S5" bpmnElement="Vendor_Note"><dc:Bounds x="200" y="220" width="120" height="30" /></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="E1" bpmnElement="Flow_1"><di:waypoint x="136" y="138" /><di:waypoint x="200" y="138" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="E2" bpmnElement="Flow_2"><di:waypoint x="300" y="138" /><di:waypoint x="360" y="138" /></bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="E3" bpmnElement="Flow_3"><di:waypoint x="410" y="138" /><di:waypoint x="470" y="138" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
