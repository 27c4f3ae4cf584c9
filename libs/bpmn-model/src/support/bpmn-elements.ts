import { baseElement, flowElements, sequenceFlowBase } from './bases.js';
import { flowNodeSupport } from './flow-nodes.js';
import { attributes, element, executed, kept, notUsed, only, refused, type ElementSupport } from './support.js';

const FEEL = ['feel', 'FEEL', 'https://www.omg.org/spec/DMN/20191111/FEEL/', 'https://www.omg.org/spec/FEEL/20140401'];

const expression = element([baseElement], {
  attributes: {
    language: only(FEEL, 'expressions are FEEL; no other language is run'),
    ...attributes(notUsed, 'evaluatesToTypeRef'),
  },
});
const trigger = (own: Partial<ElementSupport> = {}) => element([baseElement], own);
const textOnly = element([]);

const structure = {
  definitions: element([baseElement], {
    attributes: {
      ...attributes(executed, 'name', 'targetNamespace', 'exporter', 'exporterVersion'),
      ...attributes(notUsed, 'expressionLanguage', 'typeLanguage'),
    },
    children: [
      ...['process', 'collaboration', 'message', 'error', 'signal', 'escalation', 'itemDefinition', 'interface'],
      ...['category', 'dataStore', 'resource', 'endPoint', 'partnerEntity', 'partnerRole', 'correlationProperty'],
      ...['globalTask', 'globalUserTask', 'globalManualTask', 'globalScriptTask', 'globalBusinessRuleTask'],
      ...['choreography', 'globalChoreographyTask', 'globalConversation', 'import', 'extension', 'relationship'],
      ...['messageEventDefinition', 'timerEventDefinition', 'errorEventDefinition', 'signalEventDefinition'],
      ...['escalationEventDefinition', 'conditionalEventDefinition', 'terminateEventDefinition', 'linkEventDefinition'],
      ...['compensateEventDefinition', 'cancelEventDefinition'],
    ],
  }),
  process: element([baseElement], {
    attributes: {
      ...attributes(executed, 'name', 'isExecutable'),
      ...attributes(notUsed, 'processType', 'isClosed', 'definitionalCollaborationRef'),
    },
    children: [
      ...flowElements,
      ...['auditing', 'monitoring', 'property', 'ioSpecification', 'ioBinding', 'supports', 'supportedInterfaceRef'],
      ...['correlationSubscription', 'resourceRole', 'performer', 'humanPerformer', 'potentialOwner'],
    ],
    extensions: ['versionTag', 'userTaskForm'],
  }),
  laneSet: element([baseElement], { attributes: attributes(notUsed, 'name'), children: ['lane'] }),
  childLaneSet: element([baseElement], { attributes: attributes(notUsed, 'name'), children: ['lane'] }),
  lane: element([baseElement], {
    attributes: { ...attributes(executed, 'name'), ...attributes(notUsed, 'partitionElementRef') },
    children: ['flowNodeRef', 'childLaneSet', 'partitionElement'],
  }),
  sequenceFlow: element(sequenceFlowBase, {
    attributes: { ...attributes(executed, 'sourceRef', 'targetRef'), ...attributes(notUsed, 'isImmediate') },
    children: ['conditionExpression'],
  }),
  collaboration: element([baseElement], {
    attributes: attributes(notUsed, 'name', 'isClosed'),
    children: [
      ...['participant', 'messageFlow', 'association', 'textAnnotation', 'group'],
      ...['conversation', 'subConversation', 'callConversation', 'conversationLink', 'conversationAssociation'],
      ...['participantAssociation', 'messageFlowAssociation', 'correlationKey', 'choreographyRef'],
    ],
  }),
  participant: element([baseElement], {
    attributes: attributes(executed, 'name', 'processRef'),
    children: ['participantMultiplicity', 'interfaceRef', 'endPointRef'],
  }),
  participantMultiplicity: element([baseElement], { attributes: attributes(notUsed, 'minimum', 'maximum') }),
} satisfies Record<string, ElementSupport>;

const events = {
  message: element([baseElement], {
    attributes: {
      ...attributes(executed, 'name'),
      ...attributes(notUsed, 'itemRef'),
    },
    extensions: ['subscription'],
  }),
  error: element([baseElement], {
    attributes: {
      ...attributes(executed, 'errorCode'),
      ...attributes(notUsed, 'name', 'structureRef'),
    },
  }),
  messageEventDefinition: trigger({
    attributes: { ...attributes(executed, 'messageRef'), ...attributes(notUsed, 'operationRef') },
    children: ['operationRef'],
    extensions: ['taskDefinition', 'taskHeaders'],
  }),
  timerEventDefinition: trigger({ children: ['timeDate', 'timeDuration', 'timeCycle'] }),
  errorEventDefinition: trigger({ attributes: attributes(executed, 'errorRef') }),
  terminateEventDefinition: trigger(),
  conditionExpression: expression,
  timeDate: expression,
  timeDuration: expression,
  timeCycle: expression,
  script: textOnly,
  incoming: textOnly,
  outgoing: textOnly,
  flowNodeRef: textOnly,
  extensionElements: element([]),
} satisfies Record<string, ElementSupport>;

const ROLE = 'Let the lane or zeebe:assignmentDefinition say who does it.';

const notExecuted = {
  inclusiveGateway: refused('Inclusive gateways are not executed yet: use exclusive or parallel gateways.'),
  complexGateway: refused('Complex gateways are not executed yet: use exclusive or parallel gateways.'),
  transaction: refused('Transactions are not executed yet: use a subprocess.'),
  adHocSubProcess: refused('Ad-hoc subprocesses are not executed yet: use a subprocess.'),
  standardLoopCharacteristics: refused('Loops are not executed yet: draw the way back with an exclusive gateway.'),
  multiInstanceLoopCharacteristics: refused('Multi-instance is not executed yet: remove the marker.'),
  signalEventDefinition: refused('Signals are not executed yet: use a message.'),
  escalationEventDefinition: refused('Escalations are not executed yet: use an error or a message.'),
  conditionalEventDefinition: refused('Conditional events are not executed yet: use a message or a timer.'),
  linkEventDefinition: refused('Links are not executed yet: draw the sequence flow.'),
  compensateEventDefinition: refused('Compensation is not executed yet: draw the undoing activity.'),
  cancelEventDefinition: refused('Cancel events are not executed yet: use an error.'),
  eventDefinitionRef: refused(
    'Event definitions by reference are not executed: write the definition inside the event.',
  ),
  implicitThrowEvent: refused('Implicit throw events belong to complex multi-instance, which is not executed yet.'),
  correlationSubscription: refused('Context-based correlation is not executed: give the message a correlation key.'),
  resourceRole: refused(ROLE),
  performer: refused(ROLE),
  humanPerformer: refused(ROLE),
  potentialOwner: refused(ROLE),
  assignment: refused('Data assignments are not executed: use an input or output mapping.'),
  transformation: refused('Data transformations are not executed: use an input or output mapping.'),
} satisfies Record<string, ElementSupport>;

const DATA = 'Data are variables; drawn data are documentation.';
const DRAWN = 'It is drawn and has no effect.';
const INTERFACE = 'Services are called by job type, not by interface.';
const CONVERSATION = 'Conversations are documentation.';
const GLOBAL = 'Nothing calls it.';

const dataAssociation: ElementSupport = {
  ...kept(DATA),
  children: ['sourceRef', 'targetRef', 'assignment', 'transformation'],
  attributes: attributes(notUsed, 'id'),
};

const listed = {
  documentation: kept('It is for readers.'),
  textAnnotation: kept(DRAWN),
  association: kept(DRAWN),
  group: kept(DRAWN),
  category: kept(DRAWN),
  categoryValueRef: kept(DRAWN),
  messageFlow: kept('It is drawn; messages travel by their names.'),
  auditing: kept('Every step is in the history without it.'),
  monitoring: kept('Every step is in the history without it.'),
  rendering: kept('Forms are linked by zeebe:formDefinition.'),
  property: kept(DATA),
  ioSpecification: kept(DATA),
  ioBinding: kept(DATA),
  dataInputAssociation: dataAssociation,
  dataOutputAssociation: dataAssociation,
  sourceRef: kept(DATA),
  targetRef: kept(DATA),
  dataInput: kept(DATA),
  dataOutput: kept(DATA),
  inputSet: kept(DATA),
  outputSet: kept(DATA),
  dataObject: kept(DATA),
  dataObjectReference: kept(DATA),
  dataStoreReference: kept(DATA),
  dataStore: kept(DATA),
  itemDefinition: kept(DATA),
  interface: kept(INTERFACE),
  interfaceRef: kept(INTERFACE),
  endPoint: kept(INTERFACE),
  endPointRef: kept(INTERFACE),
  operationRef: kept(INTERFACE),
  supportedInterfaceRef: kept(INTERFACE),
  supports: kept(DRAWN),
  partitionElement: kept(DRAWN),
  resource: kept(GLOBAL),
  partnerEntity: kept(DRAWN),
  partnerRole: kept(DRAWN),
  correlationProperty: kept('Messages are correlated by name and key.'),
  correlationKey: kept('Messages are correlated by name and key.'),
  signal: kept('No executed event refers to it.'),
  escalation: kept('No executed event refers to it.'),
  globalTask: kept(GLOBAL),
  globalUserTask: kept(GLOBAL),
  globalManualTask: kept(GLOBAL),
  globalScriptTask: kept(GLOBAL),
  globalBusinessRuleTask: kept(GLOBAL),
  choreography: kept(CONVERSATION),
  globalChoreographyTask: kept(CONVERSATION),
  globalConversation: kept(CONVERSATION),
  choreographyRef: kept(CONVERSATION),
  conversation: kept(CONVERSATION),
  subConversation: kept(CONVERSATION),
  callConversation: kept(CONVERSATION),
  conversationLink: kept(CONVERSATION),
  conversationAssociation: kept(CONVERSATION),
  participantAssociation: kept(CONVERSATION),
  messageFlowAssociation: kept(CONVERSATION),
  import: kept('Files are deployed one by one.'),
  extension: kept('It declares a foreign namespace.'),
  relationship: kept('It ties to other models.'),
} satisfies Record<string, ElementSupport>;

/** Elements of the BPMN namespace by local name. What is not here is unknown and refused. */
export const bpmnElements: Readonly<Record<string, ElementSupport>> = {
  ...structure,
  ...flowNodeSupport,
  ...events,
  ...notExecuted,
  ...listed,
};
