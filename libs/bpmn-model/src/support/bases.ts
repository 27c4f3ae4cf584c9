import { attributes, executed, notUsed, only, type ElementSupport } from './support.js';

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

export const gateway: readonly Part[] = [...flowNode, { attributes: attributes(notUsed, 'gatewayDirection') }];

export const activity: readonly Part[] = [
  ...flowNode,
  {
    attributes: {
      ...attributes(executed, 'default'),
      isForCompensation: only(['false'], 'compensation is not executed yet'),
      startQuantity: only(['1'], 'an activity starts with one token'),
      completionQuantity: only(['1'], 'an activity gives one token to each outgoing flow'),
    },
    children: [
      'ioSpecification',
      'property',
      'dataInputAssociation',
      'dataOutputAssociation',
      'resourceRole',
      'performer',
      'humanPerformer',
      'potentialOwner',
      'standardLoopCharacteristics',
      'multiInstanceLoopCharacteristics',
    ],
    extensions: ['ioMapping'],
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
    attributes: { parallelMultiple: only(['false'], 'parallel multiple events are not executed yet') },
    children: ['property', 'dataOutput', 'dataOutputAssociation', 'outputSet', ...eventTriggers],
    extensions: ['ioMapping'],
  },
];

export const throwEvent: readonly Part[] = [
  ...flowNode,
  {
    children: ['property', 'dataInput', 'dataInputAssociation', 'inputSet', ...eventTriggers],
    extensions: ['ioMapping'],
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
