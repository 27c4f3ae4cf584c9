/**
 * A diagram with one of everything that the engine executes, each attribute written with a value that is easily told:
 * what the properties panel shows of it is looked for by that value. It is no flow that anybody would run.
 */
export const activities = [
  ...['task', 'manualTask', 'userTask', 'serviceTask', 'sendTask', 'receiveTask', 'scriptTask', 'businessRuleTask'],
  ...['subProcess', 'transaction', 'adHocSubProcess', 'callActivity'],
] as const;
export const gateways = [
  ...['exclusiveGateway', 'parallelGateway', 'eventBasedGateway', 'inclusiveGateway', 'complexGateway'],
] as const;
export const events = ['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent'] as const;

const zeebe = (inside: string): string => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const listeners =
  '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="job-of-listener" retries="7" /></zeebe:executionListeners>';
const mapping =
  '<zeebe:ioMapping><zeebe:input source="=mappedFrom" target="mappedTo" /><zeebe:output source="=leavesFrom" target="leavesTo" /></zeebe:ioMapping>';
const job =
  '<zeebe:taskDefinition type="job-type" retries="9" /><zeebe:taskHeaders><zeebe:header key="header-key" value="header-value" /></zeebe:taskHeaders>';
const binding = 'bindingType="versionTag" versionTag="tag-of-version"';
const property = '<zeebe:properties><zeebe:property name="own-name" value="own-value" /></zeebe:properties>';
const data = `<bpmn:ioSpecification id="io"><bpmn:dataInput id="dataInput" name="dataIn" /><bpmn:dataOutput id="dataOutput" name="dataOut" /><bpmn:inputSet id="ins" /><bpmn:outputSet id="outs" /></bpmn:ioSpecification><bpmn:property id="property" name="keptHere" /><bpmn:dataInputAssociation id="takes"><bpmn:sourceRef>dataObjectReference</bpmn:sourceRef><bpmn:targetRef>dataInput</bpmn:targetRef><bpmn:transformation id="changed">=changedOnTheWay</bpmn:transformation></bpmn:dataInputAssociation><bpmn:dataOutputAssociation id="gives"><bpmn:sourceRef>dataOutput</bpmn:sourceRef><bpmn:targetRef>dataStoreReference</bpmn:targetRef><bpmn:assignment id="part"><bpmn:from>=partFrom</bpmn:from><bpmn:to>partTo</bpmn:to></bpmn:assignment></bpmn:dataOutputAssociation>`;
const several = (inside: string, attributes = ''): string =>
  `<bpmn:multiInstanceLoopCharacteristics id="loop-${attributes.replace(/\W/g, '')}" ${attributes}>${inside}</bpmn:multiInstanceLoopCharacteristics>`;
const formal = (name: string, body: string): string => `<bpmn:${name}>${body}</bpmn:${name}>`;

/** Inside each kind: its extension elements first, then what BPMN itself has. */
const inside: Readonly<Record<string, string>> = {
  task: zeebe(listeners + property) + data,
  userTask: `${zeebe(`<zeebe:userTask /><zeebe:formDefinition formId="form-id" ${binding} /><zeebe:assignmentDefinition assignee="who-does-it" candidateGroups="group-id" candidateUsers="users-too" /><zeebe:taskSchedule dueDate="=dueThen" followUpDate="=remindThen" /><zeebe:priorityDefinition priority="77" /><zeebe:taskListeners><zeebe:taskListener eventType="assigning" type="job-of-task" retries="8" /></zeebe:taskListeners><zeebe:taskHeaders><zeebe:header key="header-key" value="header-value" /></zeebe:taskHeaders>${listeners}`)}<bpmn:standardLoopCharacteristics id="standard" testBefore="true" loopMaximum="12">${formal('loopCondition', '=loopsWhile')}</bpmn:standardLoopCharacteristics>`,
  manualTask: `${zeebe(listeners)}${several(formal('loopCardinality', '=howMany') + formal('completionCondition', '=stopsWhen'), 'isSequential="true" behavior="One" oneBehaviorEventRef="oneDefinition"')}`,
  serviceTask:
    zeebe(job + mapping) +
    several(
      zeebe(
        '<zeebe:loopCharacteristics inputCollection="=eachOf" inputElement="eachAs" outputCollection="results" outputElement="=eachResult" />',
      ),
      'behavior="None" noneBehaviorEventRef="noneDefinition"',
    ),
  receiveTask: `<bpmn:ioSpecification id="io2"><bpmn:dataInput id="listIn" name="listIn" /><bpmn:dataOutput id="listOut" name="listOut" /><bpmn:inputSet id="ins2" /><bpmn:outputSet id="outs2" /></bpmn:ioSpecification>${several('<bpmn:loopDataInputRef>listIn</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>listOut</bpmn:loopDataOutputRef><bpmn:inputDataItem id="itemIn" name="itemIn" /><bpmn:outputDataItem id="itemOut" name="itemOut" /><bpmn:complexBehaviorDefinition id="complex"><bpmn:condition>=toldWhen</bpmn:condition><bpmn:event id="told"><bpmn:signalEventDefinition id="toldSignal" signalRef="signal" /></bpmn:event></bpmn:complexBehaviorDefinition>', 'behavior="Complex"')}`,
  sendTask: '',
  scriptTask: `${zeebe('<zeebe:script expression="=computed" resultVariable="script-result" />')}<bpmn:script>=bpmnScript</bpmn:script>`,
  businessRuleTask: zeebe(
    `<zeebe:calledDecision decisionId="decision-id" resultVariable="decision-result" ${binding} />`,
  ),
  callActivity: zeebe(
    `<zeebe:calledElement processId="called-id" propagateAllChildVariables="false" propagateAllParentVariables="false" ${binding} />`,
  ),
  adHocSubProcess: `${zeebe('<zeebe:adHoc activeElementsCollection="=activeOnes" outputCollection="adHocResults" outputElement="=adHocResult" />')}<bpmn:task id="inAdHoc" name="name-inAdHoc" />${formal('completionCondition', '=adHocDone')}`,
  subProcess: '',
  transaction: '',
  complexGateway: formal('activationCondition', '=activationCount >= 3'),
  startEvent: `${zeebe(listeners)}<bpmn:messageEventDefinition id="startMessage" messageRef="message" /><bpmn:timerEventDefinition id="startTimer">${formal('timeCycle', 'R/PT77H')}</bpmn:timerEventDefinition>`,
  endEvent: '<bpmn:errorEventDefinition id="endError" errorRef="error" />',
  intermediateCatchEvent: `<bpmn:timerEventDefinition id="catchTimer">${formal('timeDuration', 'PT33M')}</bpmn:timerEventDefinition><bpmn:conditionalEventDefinition id="catchWhen">${zeebe('<zeebe:conditionalFilter variableNames="watched" variableEvents="create,update" />')}${formal('condition', '=happensWhen')}</bpmn:conditionalEventDefinition>`,
  intermediateThrowEvent: '<bpmn:escalationEventDefinition id="throwEscalation" escalationRef="escalation" />',
};

const own: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    activities.map((kind) => [kind, 'isForCompensation="true" startQuantity="21" completionQuantity="31"']),
  ),
  startEvent: 'parallelMultiple="true"',
  intermediateCatchEvent: 'parallelMultiple="true"',
  eventBasedGateway: 'instantiate="true" eventGatewayType="Parallel"',
};
const more: Readonly<Record<string, string>> = {
  receiveTask: 'instantiate="true" messageRef="message"',
  sendTask: 'messageRef="message"',
  scriptTask: 'scriptFormat="feel-of-script"',
  adHocSubProcess: 'ordering="Sequential" cancelRemainingInstances="false"',
  userTask: 'default="toLoop"',
  exclusiveGateway: 'default="exclusiveA"',
  inclusiveGateway: 'default="inclusiveA"',
  complexGateway: 'default="complexA"',
};

const flows = [
  ['toLoop', 'userTask', 'manualTask'],
  ['conditional', 'userTask', 'serviceTask'],
  ...['exclusive', 'inclusive', 'complex'].flatMap((gateway) => [
    [`${gateway}A`, `${gateway}Gateway`, 'task'],
    [`${gateway}B`, `${gateway}Gateway`, 'parallelGateway'],
  ]),
] as const;

/** What comes in and goes out stands behind the extension elements. */
const withEnds = (id: string, content: string): string => {
  const end = content.startsWith('<bpmn:extensionElements>') ? content.indexOf('</bpmn:extensionElements>') + 25 : 0;
  const outgoing = flows.filter(([, from]) => from === id).map(([flow]) => `<bpmn:outgoing>${flow}</bpmn:outgoing>`);
  return content.slice(0, end) + outgoing.join('') + content.slice(end);
};

const written = (kind: string, id: string = kind, content = inside[kind] ?? '', attributes = own[kind] ?? ''): string =>
  `<bpmn:${kind} id="${id}" name="name-${id}" ${attributes} ${more[id] ?? ''}>${withEnds(id, content)}</bpmn:${kind}>`;

/** What needs an element of its own. */
const triggers: Readonly<Record<string, string>> = {
  outside: written(
    'userTask',
    'outside',
    zeebe('<zeebe:userTask /><zeebe:formDefinition externalReference="outside-form" />'),
    '',
  ),
  buttons: written(
    'userTask',
    'buttons',
    zeebe('<zeebe:properties><zeebe:property name="relevo:decides" value="decided-later" /></zeebe:properties>'),
    '',
  ),
  catchSignal: written(
    'intermediateCatchEvent',
    'catchSignal',
    '<bpmn:signalEventDefinition id="d1" signalRef="signal" />',
    '',
  ),
  catchWhen: written(
    'intermediateCatchEvent',
    'catchOnlyWhen',
    `<bpmn:conditionalEventDefinition id="d2">${zeebe('<zeebe:conditionalFilter variableNames="watched" variableEvents="create" />')}${formal('condition', '=happensWhen')}</bpmn:conditionalEventDefinition>`,
    '',
  ),
  catchDate: written(
    'intermediateCatchEvent',
    'catchDate',
    `<bpmn:timerEventDefinition id="d3">${formal('timeDate', '=thatDay')}</bpmn:timerEventDefinition>`,
    '',
  ),
  throwMessage: written(
    'intermediateThrowEvent',
    'throwMessage',
    '<bpmn:messageEventDefinition id="d4" messageRef="message" />',
    '',
  ),
  throwLink: written(
    'intermediateThrowEvent',
    'throwLink',
    '<bpmn:linkEventDefinition id="d5" name="link-name" />',
    '',
  ),
  throwBack: written(
    'intermediateThrowEvent',
    'throwBack',
    '<bpmn:compensateEventDefinition id="d6" activityRef="sendTask" waitForCompletion="true" />',
    '',
  ),
};

const boundary =
  '<bpmn:boundaryEvent id="boundaryEvent" name="name-boundaryEvent" attachedToRef="task" cancelActivity="false" parallelMultiple="true"><bpmn:timerEventDefinition id="d7" /><bpmn:signalEventDefinition id="d8" /></bpmn:boundaryEvent>';
const takesBack =
  '<bpmn:boundaryEvent id="takesBack" name="name-takesBack" attachedToRef="sendTask"><bpmn:compensateEventDefinition id="d10" /></bpmn:boundaryEvent>';
const eventSub =
  '<bpmn:subProcess id="eventSub" name="name-eventSub" triggeredByEvent="true"><bpmn:startEvent id="eventStart" name="name-eventStart" isInterrupting="false"><bpmn:timerEventDefinition id="d9" /></bpmn:startEvent></bpmn:subProcess>';

const flow = ([id, from, to]: readonly string[]): string =>
  `<bpmn:sequenceFlow id="${id}" name="name-${id}" sourceRef="${from}" targetRef="${to}">${id === 'conditional' ? formal('conditionExpression', '=takenWhen') : ''}</bpmn:sequenceFlow>`;

const roots = `<bpmn:message id="message" name="message-name">${zeebe('<zeebe:subscription correlationKey="=knownBy" />')}</bpmn:message><bpmn:error id="error" name="error-name" errorCode="error-code" /><bpmn:signal id="signal" name="signal-name" /><bpmn:escalation id="escalation" name="escalation-name" escalationCode="escalation-code" /><bpmn:dataStore id="dataStore" name="storeName" /><bpmn:signalEventDefinition id="oneDefinition" signalRef="signal" /><bpmn:escalationEventDefinition id="noneDefinition" escalationRef="escalation" />`;

type Box = readonly [x: number, y: number, width: number, height: number];

const drawn = [
  ...activities,
  ...gateways,
  ...events,
  'outside',
  'buttons',
  'catchSignal',
  'catchOnlyWhen',
  'catchDate',
  'throwMessage',
  'throwLink',
  'throwBack',
  'dataObjectReference',
  'dataStoreReference',
  'note',
];
const sizeOf = (id: string): readonly [number, number] => {
  if ((activities as readonly string[]).includes(id) || id === 'note') return [100, 80];
  return id.endsWith('Gateway') || id.startsWith('data') ? [50, 50] : [36, 36];
};
const boxes: Readonly<Record<string, Box>> = Object.fromEntries([
  ...drawn.map((id, index) => {
    const [width, height] = sizeOf(id);
    return [id, [240 + (index % 8) * 150, 120 + Math.floor(index / 8) * 130, width, height]];
  }),
  ['boundaryEvent', [320, 182, 36, 36]],
  ['takesBack', [920, 182, 36, 36]],
  ['eventSub', [240, 780, 200, 120]],
  ['eventStart', [280, 820, 36, 36]],
  ['participant', [120, 60, 1360, 880]],
  ['lane', [150, 60, 1330, 880]],
]) as Record<string, Box>;

const boxOf = (id: string): Box => boxes[id] ?? [0, 0, 0, 0];
const middle = (id: string): string => {
  const [x, y, width, height] = boxOf(id);
  return `<di:waypoint x="${x + width / 2}" y="${y + height / 2}" />`;
};
const collapsed = new Set<string>(['subProcess', 'transaction', 'adHocSubProcess']);
const shape = ([id, [x, y, width, height]]: readonly [string, Box]): string =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}" ${['participant', 'lane'].includes(id) ? 'isHorizontal="true"' : ''} ${collapsed.has(id) ? 'isExpanded="false"' : ''} ${id === 'eventSub' ? 'isExpanded="true"' : ''}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
const edge = ([id, from, to]: readonly string[]): string =>
  `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${middle(from ?? '')}${middle(to ?? '')}</bpmndi:BPMNEdge>`;
const lines = [...flows, ['association', 'task', 'note'], ['takes', 'dataObjectReference', 'task']];

export const everything = (id: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="https://relevo.example/processes">
<bpmn:collaboration id="collaboration"><bpmn:participant id="participant" name="name-participant" processRef="${id}" /></bpmn:collaboration>
<bpmn:process id="${id}" name="name-process" isExecutable="true">${zeebe(`<zeebe:versionTag value="tag-of-process" />${listeners}`)}<bpmn:property id="ofProcess" name="keptByProcess" />
<bpmn:laneSet id="laneSet"><bpmn:lane id="lane" name="name-lane">${[...drawn, 'boundaryEvent', 'takesBack', 'eventSub']
  .filter((each) => each !== 'note')
  .map((each) => `<bpmn:flowNodeRef>${each}</bpmn:flowNodeRef>`)
  .join('')}</bpmn:lane></bpmn:laneSet>
${[...activities, ...gateways, ...events].map((kind) => written(kind)).join('\n')}
${Object.values(triggers).join('\n')}${boundary}${takesBack}${eventSub}
<bpmn:dataObject id="dataObject" name="objectName" /><bpmn:dataObjectReference id="dataObjectReference" name="name-dataObjectReference" dataObjectRef="dataObject" /><bpmn:dataStoreReference id="dataStoreReference" name="name-dataStoreReference" dataStoreRef="dataStore" />
${flows.map(flow).join('\n')}
<bpmn:textAnnotation id="note"><bpmn:text>note</bpmn:text></bpmn:textAnnotation><bpmn:association id="association" sourceRef="task" targetRef="note" associationDirection="Both" />
</bpmn:process>
${roots}
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">${Object.entries(boxes)
  .toSorted(
    ([a], [b]) =>
      Number(['participant', 'lane'].includes(b)) - Number(['participant', 'lane'].includes(a)) ||
      Number(b === 'participant') - Number(a === 'participant'),
  )
  .map(shape)
  .join('')}${lines.map(edge).join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
