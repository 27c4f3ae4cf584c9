import type { ElementType, FlowNode } from '../definition.js';
import { readCallActivity } from './call-activity.js';
import {
  readBoundaryEvent,
  readEndEvent,
  readIntermediateCatchEvent,
  readIntermediateThrowEvent,
  readStartEvent,
} from './events.js';
import { readEventBasedGateway, readExclusiveGateway, readParallelGateway } from './gateways.js';
import type { NodeSource } from './node-base.js';
import { readSubProcess } from './sub-process.js';
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
  eventBasedGateway: readEventBasedGateway,
  subProcess: readSubProcess,
  callActivity: readCallActivity,
} satisfies Readers;

export function isElementType(type: string): type is ElementType {
  return Object.hasOwn(readers, type);
}
