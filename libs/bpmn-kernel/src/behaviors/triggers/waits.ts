import type { FlowNode } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { Host } from '../../execution/host.js';
import { waitFor } from './open-waits.js';

const at = ({ processInstanceKey, key: elementKey, elementId }: Host) => ({
  processInstanceKey,
  elementKey,
  elementId,
});

/** Boundary events listen as soon as their activity is entered; one whose condition holds then happens at once. */
export const openBoundaryEvents = (execution: Execution, host: Host, activity: FlowNode): void => {
  const { nodes } = execution.publishedOf(host.processInstanceKey).definition;
  const targets = activity.boundaryEvents.flatMap((id) => nodes[id] ?? []);
  waitFor(execution, host, targets);
};

type Wanted = (row: { readonly targetElementId: string }) => boolean;

const wanted = <Row extends { readonly targetElementId: string }>(rows: Iterable<Row>, which: Wanted): readonly Row[] =>
  [...rows].filter(which).sort((a, b) => (a.targetElementId < b.targetElementId ? -1 : 1));

const close = (execution: Execution, host: Host, which: Wanted): void => {
  const { timers, subscriptions, signals, conditions } = execution.state;
  const place = at(host);
  for (const { key } of wanted(timers.find('element', host.key), which)) {
    execution.emit({ type: 'TimerCancelled', ...place, timerKey: key });
  }
  for (const { key } of wanted(subscriptions.find('element', host.key), which)) {
    execution.emit({ type: 'SubscriptionClosed', ...place, subscriptionKey: key });
  }
  for (const { key } of wanted(signals.find('element', host.key), which)) {
    execution.emit({ type: 'SignalSubscriptionClosed', ...place, subscriptionKey: key });
  }
  for (const { key } of wanted(conditions.find('element', host.key), which)) {
    execution.emit({ type: 'ConditionDisarmed', ...place, conditionKey: key });
  }
};

const resolveFaults = (execution: Execution, host: Host, of: (elementId: string) => boolean): void => {
  for (const { key, elementId } of [...execution.state.faults.find('element', host.key)]) {
    if (of(elementId)) execution.emit({ type: 'FaultResolved', ...at(host), faultKey: key });
  }
};

/** `host` no longer waits on behalf of these, nor is it stuck on them. */
export const closeWaits = (execution: Execution, host: Host, targets: readonly FlowNode[]): void => {
  const ids = new Set(targets.map(({ id }) => id));
  close(execution, host, ({ targetElementId }) => ids.has(targetElementId));
  resolveFaults(execution, host, (id) => ids.has(id) && id !== host.elementId);
};

/** Whether anything that `target` catches is still to come. */
export const stillWaits = (execution: Execution, host: Host, target: string): boolean => {
  const { timers, subscriptions, signals, conditions } = execution.state;
  return [timers, subscriptions, signals, conditions].some((table) =>
    [...table.find('element', host.key)].some(({ targetElementId }) => targetElementId === target),
  );
};

/** Jobs and tasks of an element end without having been done. */
export const cancelWork = (execution: Execution, element: Host): void => {
  const { state } = execution;
  for (const { key } of [...state.jobs.find('element', element.key)]) {
    execution.emit({ type: 'JobCancelled', ...at(element), jobKey: key });
  }
  for (const { key } of [...state.userTasks.find('element', element.key)]) {
    execution.emit({ type: 'UserTaskCancelled', ...at(element), userTaskKey: key });
  }
};

/** Whatever the element still waits for, or was stuck on, ends with it. */
export const cancelWaits = (execution: Execution, element: Host): void => {
  close(execution, element, () => true);
  cancelWork(execution, element);
  resolveFaults(execution, element, () => true);
};
