import type { ElementId, FlowId } from '@relevo/bpmn-model';
import type { Key } from '../keys.js';
import type {
  Compensation,
  Condition,
  ElementInstance,
  Fault,
  Job,
  LoopItem,
  ProcessInstance,
  SignalSubscription,
  Subscription,
  Timer,
  UserTask,
  VariableScope,
} from '../state.js';
import type { TableSchema } from './overlay-table.js';

/** Where tokens wait at a converging gateway: per scope instance, gateway and incoming flow. */
export const joiningAt = (scopeKey: Key, gateway: ElementId, flow: FlowId | null): string =>
  `${scopeKey} ${gateway} ${flow ?? ''}`;

/** All tokens that wait at one gateway, whatever their flow. */
export const joiningAtGateway = (scopeKey: Key, gateway: ElementId): string => `${scopeKey} ${gateway}`;

const ofElement = (row: { readonly elementKey: Key }): string => row.elementKey;

export const instanceSchema: TableSchema<ProcessInstance, 'parentElement'> = {
  key: (row) => row.key,
  indexes: { parentElement: (row) => row.parentElementKey },
};

type ElementIndex = 'scope' | 'joining' | 'joiningGateway' | 'joiningType' | 'openGateway';

/** Who resets a complex gateway waits as joins do, but has come by no flow. */
const waitsToSettle = (row: ElementInstance): boolean =>
  row.state === 'joining' || (row.type === 'complexGateway' && row.state === 'active' && row.flowId === null);

export const elementSchema: TableSchema<ElementInstance, ElementIndex> = {
  key: (row) => row.key,
  indexes: {
    scope: (row) => row.scopeKey,
    joining: (row) => (row.state === 'joining' ? joiningAt(row.scopeKey, row.elementId, row.flowId) : null),
    joiningGateway: (row) => (row.state === 'joining' ? joiningAtGateway(row.scopeKey, row.elementId) : null),
    joiningType: (row) => (waitsToSettle(row) ? row.type : null),
    openGateway: (row) =>
      row.type === 'complexGateway' && row.state !== 'joining' ? joiningAtGateway(row.scopeKey, row.elementId) : null,
  },
};

export const variableSchema: TableSchema<VariableScope, never> = { key: (row) => row.scopeKey, indexes: {} };

export const timerSchema: TableSchema<Timer, 'element'> = { key: (row) => row.key, indexes: { element: ofElement } };

export const subscriptionSchema: TableSchema<Subscription, 'element'> = {
  key: (row) => row.key,
  indexes: { element: ofElement },
};

export const jobSchema: TableSchema<Job, 'element'> = { key: (row) => row.key, indexes: { element: ofElement } };

export const userTaskSchema: TableSchema<UserTask, 'element'> = {
  key: (row) => row.key,
  indexes: { element: ofElement },
};

export const faultSchema: TableSchema<Fault, 'element' | 'instance'> = {
  key: (row) => row.key,
  indexes: { element: ofElement, instance: (row) => row.processInstanceKey },
};

export const signalSchema: TableSchema<SignalSubscription, 'element' | 'name'> = {
  key: (row) => row.key,
  indexes: { element: ofElement, name: (row) => row.signalName },
};

export const conditionSchema: TableSchema<Condition, 'element'> = {
  key: (row) => row.key,
  indexes: { element: ofElement },
};

/** Where an instance of a sequential loop finds what it begins with. */
export const loopInputAt = (elementKey: Key, counter: number): string => `${elementKey} ${counter}`;

export const loopItemSchema: TableSchema<LoopItem, 'element' | 'input'> = {
  key: (row) => row.key,
  indexes: {
    element: ofElement,
    input: (row) => (row.kind === 'input' ? loopInputAt(row.elementKey, row.counter) : null),
  },
};

export const compensationSchema: TableSchema<Compensation, 'scope' | 'requestedBy'> = {
  key: (row) => row.key,
  indexes: { scope: (row) => row.scopeKey, requestedBy: (row) => row.requestedBy },
};
