import type { ElementType } from '../definition.js';
import { activity, catchEvent, flowElements, gateway, jobWork, throwEvent } from './bases.js';
import { attributes, element, executed, notUsed, only, type ElementSupport } from './support.js';

const defaultFlow = { attributes: attributes(executed, 'default') };
const webService = { attributes: attributes(notUsed, 'implementation', 'operationRef') };
const messageRef = { attributes: attributes(executed, 'messageRef') };

const neverByEvent = {
  triggeredByEvent: only(['false'], 'only a plain subprocess can be an event subprocess'),
};

/** Every flow node that is executed. The compiler finds what is missing when an element type is added. */
export const flowNodeSupport = {
  startEvent: element(catchEvent, {
    attributes: attributes(executed, 'isInterrupting'),
    extensions: ['formDefinition'],
  }),
  endEvent: element([...throwEvent, jobWork]),
  intermediateCatchEvent: element(catchEvent),
  intermediateThrowEvent: element([...throwEvent, jobWork]),
  boundaryEvent: element(catchEvent, { attributes: attributes(executed, 'attachedToRef', 'cancelActivity') }),
  task: element(activity),
  manualTask: element(activity),
  userTask: element(activity, {
    attributes: attributes(notUsed, 'implementation'),
    children: ['rendering', 'humanPerformer', 'potentialOwner'],
    extensions: [
      'taskListeners',
      'userTask',
      'formDefinition',
      'assignmentDefinition',
      'taskSchedule',
      'priorityDefinition',
      'taskHeaders',
    ],
  }),
  serviceTask: element([...activity, jobWork, webService]),
  sendTask: element([...activity, jobWork, webService, messageRef]),
  receiveTask: element([...activity, webService, messageRef], {
    attributes: attributes(executed, 'instantiate'),
  }),
  scriptTask: element([...activity, jobWork], {
    attributes: attributes(executed, 'scriptFormat'),
    children: ['script'],
    extensions: ['script'],
  }),
  businessRuleTask: element([...activity, jobWork], { extensions: ['calledDecision'] }),
  exclusiveGateway: element([...gateway, defaultFlow]),
  parallelGateway: element(gateway),
  eventBasedGateway: element(gateway, {
    attributes: {
      ...attributes(executed, 'instantiate'),
      eventGatewayType: only(['Exclusive', 'Parallel'], 'these are the types there are'),
    },
  }),
  inclusiveGateway: element([...gateway, defaultFlow]),
  complexGateway: element([...gateway, defaultFlow], { children: ['activationCondition'] }),
  subProcess: element(activity, { attributes: attributes(executed, 'triggeredByEvent'), children: [...flowElements] }),
  transaction: element(activity, {
    attributes: { ...neverByEvent, ...attributes(notUsed, 'protocol', 'method') },
    children: [...flowElements],
  }),
  adHocSubProcess: element(activity, {
    attributes: {
      ...neverByEvent,
      ordering: only(['Parallel', 'Sequential'], 'these are the orderings there are'),
      ...attributes(executed, 'cancelRemainingInstances'),
    },
    children: [...flowElements, 'completionCondition'],
    extensions: ['adHoc'],
  }),
  callActivity: element(activity, { attributes: attributes(executed, 'calledElement'), extensions: ['calledElement'] }),
} satisfies Record<ElementType, ElementSupport>;
