import type { ElementType, FlowNode } from '../definition.js';
import { readCallActivity } from './call-activity.js';
import {
  readBoundaryEvent,
  readEndEvent,
  readIntermediateCatchEvent,
  readIntermediateThrowEvent,
  readStartEvent,
} from './events.js';
import {
  readComplexGateway,
  readEventBasedGateway,
  readExclusiveGateway,
  readInclusiveGateway,
  readParallelGateway,
} from './gateways.js';
import type { NodeSource } from './node-base.js';
import { readAdHocSubProcess, readSubProcess, readTransaction } from './sub-process.js';
import {
  readBusinessRuleTask,
  readManualTask,
  readReceiveTask,
  readScriptTask,
  readSendTask,
  readServiceTask,
  readUndefinedTask,
} from './tasks.js';
import { readUserTask } from './user-task.js';

type Readers = Record<ElementType, (source: NodeSource) => FlowNode>;

/** One reader per executed element. A new element type does not compile until it has one. */
export const readers = {
  startEvent: readStartEvent,
  endEvent: readEndEvent,
  intermediateCatchEvent: readIntermediateCatchEvent,
  intermediateThrowEvent: readIntermediateThrowEvent,
  boundaryEvent: readBoundaryEvent,
  task: readUndefinedTask,
  manualTask: readManualTask,
  userTask: readUserTask,
  serviceTask: readServiceTask,
  sendTask: readSendTask,
  receiveTask: readReceiveTask,
  scriptTask: readScriptTask,
  businessRuleTask: readBusinessRuleTask,
  exclusiveGateway: readExclusiveGateway,
  parallelGateway: readParallelGateway,
  inclusiveGateway: readInclusiveGateway,
  complexGateway: readComplexGateway,
  eventBasedGateway: readEventBasedGateway,
  subProcess: readSubProcess,
  transaction: readTransaction,
  adHocSubProcess: readAdHocSubProcess,
  callActivity: readCallActivity,
} satisfies Readers;

export function isElementType(type: string): type is ElementType {
  return Object.hasOwn(readers, type);
}
