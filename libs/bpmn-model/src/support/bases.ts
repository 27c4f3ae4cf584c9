import { attributes, executed, notUsed, type ElementSupport } from './support.js';

/** What elements of BPMN inherit (BPMN 2.0.2, clauses 8.2.1, 10.2.1, 10.3): parts of rows of the support table. */
type Part = Partial<ElementSupport>;

export const baseElement: Part = {
  attributes: attributes(executed, 'id'),
  children: ['documentation', 'extensionElements'],
  extensions: ['properties'],
};

const flowElement: Part = {
  attributes: attributes(executed, 'name'),
  children: ['auditing', 'monitoring', 'categoryValueRef'],
};

export const sequenceFlowBase: readonly Part[] = [baseElement, flowElement];

export const flowNode: readonly Part[] = [baseElement, flowElement, { children: ['incoming', 'outgoing'] }];

export const gateway: readonly Part[] = [
  ...flowNode,
  { attributes: attributes(notUsed, 'gatewayDirection'), extensions: ['executionListeners'] },
];

export const activity: readonly Part[] = [
  ...flowNode,
  {
    attributes: {
      ...attributes(executed, 'default', 'isForCompensation', 'startQuantity', 'completionQuantity'),
    },
    children: [
      'ioSpecification',
      'property',
      'dataInputAssociation',
      'dataOutputAssociation',
      'resourceRole',
      'performer',
      'standardLoopCharacteristics',
      'multiInstanceLoopCharacteristics',
    ],
    extensions: ['ioMapping', 'executionListeners'],
  },
];

/** Worked as a job by a worker that asks for its type. */
export const jobWork: Part = {
  attributes: attributes(notUsed, 'implementation'),
  extensions: ['taskDefinition', 'taskHeaders'],
};

export const eventTriggers = [
  'messageEventDefinition',
  'timerEventDefinition',
  'errorEventDefinition',
  'escalationEventDefinition',
  'cancelEventDefinition',
  'compensateEventDefinition',
  'conditionalEventDefinition',
  'linkEventDefinition',
  'signalEventDefinition',
  'terminateEventDefinition',
  'eventDefinitionRef',
] as const;

export const catchEvent: readonly Part[] = [
  ...flowNode,
  {
    attributes: attributes(executed, 'parallelMultiple'),
    children: ['property', 'dataOutput', 'dataOutputAssociation', 'outputSet', ...eventTriggers],
    extensions: ['ioMapping', 'executionListeners'],
  },
];

export const throwEvent: readonly Part[] = [
  ...flowNode,
  {
    children: ['property', 'dataInput', 'dataInputAssociation', 'inputSet', ...eventTriggers],
    extensions: ['ioMapping', 'executionListeners'],
  },
];

/** What may be drawn inside a process or a subprocess. */
export const flowElements = [
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'task',
  'manualTask',
  'userTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'exclusiveGateway',
  'parallelGateway',
  'eventBasedGateway',
  'inclusiveGateway',
  'complexGateway',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
  'implicitThrowEvent',
  'sequenceFlow',
  'dataObject',
  'dataObjectReference',
  'dataStoreReference',
  'laneSet',
  'association',
  'textAnnotation',
  'group',
] as const;
