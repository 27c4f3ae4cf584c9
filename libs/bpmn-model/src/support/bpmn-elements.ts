import { baseElement, flowElements, jobWork, sequenceFlowBase, throwEvent } from './bases.js';
import { flowNodeSupport } from './flow-nodes.js';
import { attributes, element, executed, kept, notUsed, only, refused, type ElementSupport } from './support.js';

const FEEL = [
  ...['feel', 'FEEL', 'http://www.omg.org/spec/FEEL/20140401', 'https://www.omg.org/spec/FEEL/20140401'],
  ...['http://www.omg.org/spec/DMN/20180521/FEEL/', 'https://www.omg.org/spec/DMN/20191111/FEEL/'],
  ...['https://www.omg.org/spec/DMN/20211108/FEEL/', 'https://www.omg.org/spec/DMN/20230324/FEEL/'],
];

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
      ...['correlationSubscription', 'resourceRole', 'performer'],
    ],
    extensions: ['versionTag', 'userTaskForm', 'executionListeners'],
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
  signal: element([baseElement], {
    attributes: { ...attributes(executed, 'name'), ...attributes(notUsed, 'structureRef') },
  }),
  escalation: element([baseElement], {
    attributes: { ...attributes(executed, 'escalationCode'), ...attributes(notUsed, 'name', 'structureRef') },
  }),
  messageEventDefinition: trigger({
    attributes: { ...attributes(executed, 'messageRef'), ...attributes(notUsed, 'operationRef') },
    children: ['operationRef'],
    extensions: ['taskDefinition', 'taskHeaders'],
  }),
  timerEventDefinition: trigger({ children: ['timeDate', 'timeDuration', 'timeCycle'] }),
  errorEventDefinition: trigger({ attributes: attributes(executed, 'errorRef') }),
  signalEventDefinition: trigger({ attributes: attributes(executed, 'signalRef') }),
  escalationEventDefinition: trigger({ attributes: attributes(executed, 'escalationRef') }),
  conditionalEventDefinition: trigger({ children: ['condition'], extensions: ['conditionalFilter'] }),
  linkEventDefinition: trigger({ attributes: attributes(executed, 'name'), children: ['source', 'target'] }),
  compensateEventDefinition: trigger({ attributes: attributes(executed, 'activityRef', 'waitForCompletion') }),
  cancelEventDefinition: trigger(),
  terminateEventDefinition: trigger(),
  eventDefinitionRef: textOnly,
  source: textOnly,
  target: textOnly,
  condition: expression,
  conditionExpression: expression,
  timeDate: expression,
  timeDuration: expression,
  timeCycle: expression,
  script: textOnly,
  incoming: textOnly,
  outgoing: textOnly,
  flowNodeRef: textOnly,
  extensionElements: element([]),
  association: element([baseElement], {
    attributes: attributes(executed, 'sourceRef', 'targetRef', 'associationDirection'),
  }),
} satisfies Record<string, ElementSupport>;

const itemAware = { attributes: attributes(notUsed, 'itemSubjectRef'), children: ['dataState'] };
const dataItem = element([baseElement, itemAware], {
  attributes: { ...itemAware.attributes, ...attributes(executed, 'name'), ...attributes(notUsed, 'isCollection') },
});
const dataAssociation = element([baseElement], {
  children: ['sourceRef', 'targetRef', 'assignment', 'transformation'],
});

/** Data are variables; data associations copy them. */
const data = {
  dataObject: element([...sequenceFlowBase, itemAware], { attributes: attributes(notUsed, 'isCollection') }),
  dataObjectReference: element([...sequenceFlowBase, itemAware], { attributes: attributes(executed, 'dataObjectRef') }),
  dataStore: element([baseElement, itemAware], {
    attributes: { ...attributes(executed, 'name'), ...attributes(notUsed, 'capacity', 'isUnlimited') },
  }),
  dataStoreReference: element([...sequenceFlowBase, itemAware], { attributes: attributes(executed, 'dataStoreRef') }),
  property: element([baseElement, itemAware], { attributes: attributes(executed, 'name') }),
  ioSpecification: element([baseElement], { children: ['dataInput', 'dataOutput', 'inputSet', 'outputSet'] }),
  dataInput: dataItem,
  dataOutput: dataItem,
  dataInputAssociation: dataAssociation,
  dataOutputAssociation: dataAssociation,
  sourceRef: textOnly,
  targetRef: textOnly,
  assignment: element([baseElement], { children: ['from', 'to'] }),
  from: expression,
  to: expression,
  transformation: expression,
} satisfies Record<string, ElementSupport>;

const loops = {
  standardLoopCharacteristics: element([baseElement], {
    attributes: attributes(executed, 'testBefore', 'loopMaximum'),
    children: ['loopCondition'],
  }),
  multiInstanceLoopCharacteristics: element([baseElement], {
    attributes: attributes(executed, 'isSequential', 'behavior', 'oneBehaviorEventRef', 'noneBehaviorEventRef'),
    children: [
      ...['loopCardinality', 'loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem'],
      ...['complexBehaviorDefinition', 'completionCondition'],
    ],
    extensions: ['loopCharacteristics'],
  }),
  complexBehaviorDefinition: element([baseElement], { children: ['condition', 'event'] }),
  event: element(throwEvent),
  loopCondition: expression,
  loopCardinality: expression,
  completionCondition: expression,
  activationCondition: expression,
  loopDataInputRef: textOnly,
  loopDataOutputRef: textOnly,
  inputDataItem: dataItem,
  outputDataItem: dataItem,
} satisfies Record<string, ElementSupport>;

const globalTask = [
  baseElement,
  {
    attributes: attributes(executed, 'name'),
    children: [...['ioSpecification', 'ioBinding', 'supportedInterfaceRef'], ...['resourceRole', 'performer']],
    extensions: ['executionListeners'],
  },
];

const role = element([baseElement], {
  attributes: attributes(notUsed, 'name'),
  children: ['resourceRef', 'resourceAssignmentExpression', 'resourceParameterBinding'],
});

/** Who does a user task, in BPMN's own words. */
const people = {
  resource: element([baseElement], { attributes: attributes(executed, 'name'), children: ['resourceParameter'] }),
  humanPerformer: role,
  potentialOwner: role,
  resourceRef: textOnly,
  resourceAssignmentExpression: element([baseElement], { children: ['expression', 'formalExpression'] }),
  expression,
  formalExpression: expression,
} satisfies Record<string, ElementSupport>;

/** Called by call activities, as processes of one task. */
const globalTasks = {
  globalTask: element(globalTask),
  globalManualTask: element(globalTask),
  globalUserTask: element(globalTask, {
    attributes: attributes(notUsed, 'implementation'),
    children: ['rendering', 'humanPerformer', 'potentialOwner'],
    extensions: flowNodeSupport.userTask.extensions.filter((each) => each !== 'ioMapping'),
  }),
  globalScriptTask: element([...globalTask, jobWork], {
    attributes: attributes(executed, 'scriptLanguage'),
    children: ['script'],
    extensions: ['script'],
  }),
  globalBusinessRuleTask: element([...globalTask, jobWork], { extensions: ['calledDecision'] }),
} satisfies Record<string, ElementSupport>;

const ROLE = 'Let the lane or zeebe:assignmentDefinition say who does it.';

const notExecuted = {
  implicitThrowEvent: refused('It stands in a complexBehaviorDefinition, as its event.'),
  correlationSubscription: refused('Context-based correlation is not executed: give the message a correlation key.'),
  resourceRole: refused(ROLE),
  performer: refused(ROLE),
  resourceParameterBinding: refused(ROLE),
} satisfies Record<string, ElementSupport>;

const SETS = 'All data inputs and outputs are copied, whatever their set.';
const DRAWN = 'It is drawn and has no effect.';
const INTERFACE = 'Services are called by job type, not by interface.';
const CONVERSATION = 'Conversations are documentation.';

const listed = {
  documentation: kept('It is for readers.'),
  textAnnotation: kept(DRAWN),
  group: kept(DRAWN),
  category: kept(DRAWN),
  categoryValueRef: kept(DRAWN),
  messageFlow: kept('It is drawn; messages travel by their names.'),
  auditing: kept('Every step is in the history without it.'),
  monitoring: kept('Every step is in the history without it.'),
  rendering: kept('Forms are linked by zeebe:formDefinition.'),
  ioBinding: kept(INTERFACE),
  inputSet: kept(SETS),
  outputSet: kept(SETS),
  dataState: kept('States of data are drawn; no step checks them.'),
  itemDefinition: kept('Variables have no declared type.'),
  interface: kept(INTERFACE),
  interfaceRef: kept(INTERFACE),
  endPoint: kept(INTERFACE),
  endPointRef: kept(INTERFACE),
  operationRef: kept(INTERFACE),
  supportedInterfaceRef: kept(INTERFACE),
  supports: kept(DRAWN),
  partitionElement: kept(DRAWN),
  resourceParameter: kept('Resources are people and groups by name.'),
  partnerEntity: kept(DRAWN),
  partnerRole: kept(DRAWN),
  correlationProperty: kept('Messages are correlated by name and key.'),
  correlationKey: kept('Messages are correlated by name and key.'),
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
  ...data,
  ...loops,
  ...globalTasks,
  ...people,
  ...notExecuted,
  ...listed,
};
