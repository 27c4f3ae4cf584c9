import type { ElementType } from '@relevo/bpmn-model';
import type { BehaviorRegistry } from './behavior.js';
import { boundaryEvent } from './events/boundary-event.js';
import { endEvent } from './events/end-event.js';
import { intermediateCatchEvent } from './events/intermediate-catch-event.js';
import { intermediateThrowEvent } from './events/intermediate-throw-event.js';
import { startEvent } from './events/start-event.js';
import { complexGateway } from './gateways/complex-gateway.js';
import { eventBasedGateway } from './gateways/event-based-gateway.js';
import { exclusiveGateway } from './gateways/exclusive-gateway.js';
import { inclusiveGateway } from './gateways/inclusive-gateway.js';
import { parallelGateway } from './gateways/parallel-gateway.js';
import { adHocSubProcess } from './scopes/ad-hoc-sub-process.js';
import { callActivity } from './scopes/call-activity.js';
import { subProcess } from './scopes/sub-process.js';
import { transaction } from './scopes/transaction.js';
import { businessRuleTask } from './tasks/business-rule-task.js';
import { passThroughTask } from './tasks/pass-through-task.js';
import { receiveTask } from './tasks/receive-task.js';
import { scriptTask } from './tasks/script-task.js';
import { sendTask } from './tasks/send-task.js';
import { serviceTask } from './tasks/service-task.js';
import { userTask } from './tasks/user-task.js';

/** What the kernel runs: one behaviour per element type. A type without one does not compile. */
export const registry = {
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  task: passThroughTask,
  manualTask: passThroughTask,
  userTask,
  serviceTask,
  sendTask,
  receiveTask,
  scriptTask,
  businessRuleTask,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  complexGateway,
  eventBasedGateway,
  subProcess,
  transaction,
  adHocSubProcess,
  callActivity,
} satisfies BehaviorRegistry & Record<ElementType, unknown>;
