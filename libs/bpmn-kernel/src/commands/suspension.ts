import { lookAgain } from '../behaviors/triggers/condition-looks.js';
import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import type { Instant, Key } from '../keys.js';
import type { Job, ProcessInstance, Timer } from '../state.js';
import { found, type CommandHandlers } from './handler.js';

/** An instance that nobody waits for: what was called is suspended and resumed with its caller. */
const rootOf = ({ state }: Execution, key: Key): ProcessInstance => {
  const instance = found(state.instances.get(key), 'a process instance', key);
  if (instance.state !== 'active') {
    refuse('already-completed', `Expected an active process instance, but ${key} is ${instance.state} already.`);
  }
  if (instance.parentElementKey === null) return instance;
  const message = `Expected a process instance that nobody waits for, but ${key} was called by another one. Suspend or resume that one: what it has called goes with it.`;
  return refuse('wrong-state', message);
};

/** It and all that it has called, callers first. */
const withCalled = (execution: Execution, instance: ProcessInstance): readonly ProcessInstance[] => {
  const { elements, instances } = execution.state;
  const calls = [...elements.values()].filter((element) => element.processInstanceKey === instance.key);
  const called = calls.flatMap(({ key }) => [...instances.find('parentElement', key)]);
  const live = called.filter(({ state }) => state === 'active');
  return [instance, ...live.flatMap((each) => withCalled(execution, each))];
};

const rowsOf = <Row extends { readonly key: Key; readonly processInstanceKey: Key }>(
  table: Iterable<Row>,
  instance: ProcessInstance,
): readonly Row[] =>
  [...table].filter((row) => row.processInstanceKey === instance.key).sort((a, b) => (a.key < b.key ? -1 : 1));

const suspend = (execution: Execution, instance: ProcessInstance, reason: string): void => {
  const { state, services } = execution;
  const left = ({ key, dueAt }: Timer) => ({ timerKey: key, remaining: Math.max(0, dueAt - services.now) });
  const open = rowsOf(state.jobs.values(), instance).filter((job) => job.state === 'activatable');
  execution.emit({
    type: 'ProcessInstanceSuspended',
    processInstanceKey: instance.key,
    reason,
    timers: rowsOf(state.timers.values(), instance).map(left),
    jobKeys: open.map(({ key }) => key),
  });
};

const resume = (execution: Execution, instance: ProcessInstance, reason: string): void => {
  const { state, services } = execution;
  const since: Instant = instance.suspendedAt ?? services.now;
  const goesOn = ({ key, dueAt, remaining }: Timer) => ({
    timerKey: key,
    dueAt: remaining === null ? dueAt : services.now + remaining,
  });
  const available = ({ key, availableAt }: Job) => ({
    jobKey: key,
    availableAt: services.now + Math.max(0, availableAt - since),
  });
  const held = rowsOf(state.jobs.values(), instance).filter((job) => job.state === 'suspended');
  execution.emit({
    type: 'ProcessInstanceResumed',
    processInstanceKey: instance.key,
    reason,
    timers: rowsOf(state.timers.values(), instance).map(goesOn),
    jobs: held.map(available),
  });
};

export const suspensionHandlers: CommandHandlers<'SuspendProcessInstance' | 'ResumeProcessInstance'> = {
  SuspendProcessInstance: (execution, { processInstanceKey: key, reason }) => {
    const root = rootOf(execution, key);
    if (root.suspendedAt !== null) {
      refuse('wrong-state', `Expected a process instance that runs, but ${key} is suspended already.`);
    }
    for (const instance of withCalled(execution, root)) suspend(execution, instance, reason);
  },
  /** Clocks go on with the time that was left; nothing is caught up. Conditions are looked at as they are now. */
  ResumeProcessInstance: (execution, { processInstanceKey: key, reason }) => {
    const root = rootOf(execution, key);
    if (root.suspendedAt === null) {
      refuse('wrong-state', `Expected a process instance that is suspended, but ${key} runs.`);
    }
    const all = withCalled(execution, root);
    for (const instance of all) resume(execution, instance, reason);
    lookAgain(execution, new Set(all.map((instance) => instance.key)));
  },
};
