import type { CaseState, Command, Fault, Key, Variables } from '@relevo/bpmn-kernel';
import type { Values } from '@relevo/contracts';
import type { Act, Did, Place } from './protocol.js';

interface Row {
  readonly key: Key;
}

/** This very token where it still is, else whatever waits at the element. */
const find = <Found extends Row>(rows: Iterable<Found>, at: Place, elementOf: (row: Found) => string): Found | null => {
  const there = [...rows].filter((row) => elementOf(row) === at.elementId);
  return there.find(({ key }) => key === at.key) ?? there[0] ?? null;
};

/** Variables are set where the token stays, and it is tried again. */
export const goOn = (fault: Pick<Fault, 'key' | 'elementKey'>, variables: Values): readonly Command[] => {
  const { key: faultKey, elementKey: scopeKey } = fault;
  const resolve: Command = { type: 'ResolveFault', faultKey };
  if (Object.keys(variables).length === 0) return [resolve];
  return [{ type: 'SetVariables', scopeKey, variables: variables as Variables, local: false }, resolve];
};

type Waits = Exclude<Did['kind'], 'start' | 'pass-time'>;
type Commands = {
  readonly [Kind in Waits]: (state: CaseState, act: Extract<Did, { kind: Kind }>) => readonly Command[];
};

const commands: Commands = {
  'complete-task': ({ userTasks }, { at, values }) => {
    const task = find(userTasks.values(), at, ({ elementId }) => elementId);
    if (task === null) return [];
    return [
      { type: 'CompleteUserTask', userTaskKey: task.key, values: { kind: 'submission', data: values as Variables } },
    ];
  },
  'complete-job': ({ jobs }, { at, variables }) => {
    const job = find(jobs.values(), at, ({ elementId }) => elementId);
    return job === null ? [] : [{ type: 'CompleteJob', jobKey: job.key, variables: variables as Variables }];
  },
  'throw-error': ({ jobs }, { at, errorCode }) => {
    const job = find(jobs.values(), at, ({ elementId }) => elementId);
    if (job === null) return [];
    return [{ type: 'ThrowJobError', jobKey: job.key, errorCode, errorMessage: '', variables: {} }];
  },
  message: ({ subscriptions }, { at, variables }) => {
    const row = find(subscriptions.values(), at, ({ targetElementId }) => targetElementId);
    if (row === null) return [];
    const message = { messageKey: `message:${row.key}` as Key, messageName: row.messageName };
    return [{ type: 'CorrelateMessage', subscriptionKey: row.key, ...message, variables: variables as Variables }];
  },
  signal: ({ signals }, { at, variables }) => {
    const row = find(signals.values(), at, ({ targetElementId }) => targetElementId);
    if (row === null) return [];
    const signal = { signalKey: `signal:${row.key}` as Key, signalName: row.signalName };
    return [{ type: 'DeliverSignal', subscriptionKey: row.key, ...signal, variables: variables as Variables }];
  },
  mend: ({ faults }, { at, variables }) => {
    const fault = find(faults.values(), at, ({ elementId }) => elementId);
    return fault === null ? [] : goOn(fault, variables);
  },
  choose: ({ faults }, { at, variables }) => {
    const fault = find(faults.values(), at, ({ elementId }) => elementId);
    return fault === null ? [] : goOn(fault, variables);
  },
  'set-variables': ({ instances }, { variables }) => {
    const root = [...instances.values()].find(({ parentElementKey }) => parentElementKey === null);
    if (root === undefined) return [];
    return [{ type: 'SetVariables', scopeKey: root.key, variables: variables as Variables, local: false }];
  },
};

/** The kernel's commands for an act; none where nothing waits there (any more). */
export const commandsOf = (state: CaseState, act: Exclude<Act, { kind: 'start' | 'pass-time' }>): readonly Command[] =>
  commands[act.kind](state, act as never);
