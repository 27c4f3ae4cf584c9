import type { ElementType } from '../definition.js';
import { activity, catchEvent, flowElements, gateway, jobWork, throwEvent } from './bases.js';
import { attributes, element, executed, notUsed, only, type ElementSupport } from './support.js';

const defaultFlow = { attributes: attributes(executed, 'default') };
const webService = { attributes: attributes(notUsed, 'implementation', 'operationRef') };
const messageRef = { attributes: attributes(executed, 'messageRef') };

/** Every flow node that is executed. The compiler finds what is missing when an element type is added. */
export const flowNodeSupport = {
  startEvent: element(catchEvent, {
    attributes: {
      isInterrupting: only(['true'], 'only the start event of an event subprocess can be non-interrupting'),
    },
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
    children: ['rendering'],
    extensions: [
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
    attributes: {
      instantiate: only(
        ['false'],
        'a receive task that starts a process is not executed yet: draw a message start event',
      ),
    },
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
      instantiate: only(['false'], 'an event-based gateway that starts a process is not executed yet'),
      eventGatewayType: only(['Exclusive'], 'a parallel event-based gateway is not executed yet'),
    },
  }),
  subProcess: element(activity, {
    attributes: { triggeredByEvent: only(['false'], 'event subprocesses are not executed yet') },
    children: [...flowElements],
  }),
  callActivity: element(activity, { attributes: attributes(executed, 'calledElement'), extensions: ['calledElement'] }),
} satisfies Record<ElementType, ElementSupport>;
