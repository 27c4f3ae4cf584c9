import type { FlowNode } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { Host } from '../../execution/host.js';
import { openSubscription } from './message.js';
import { startTimer } from './timer.js';

/**
 * `host` waits for what `target` catches. Errors, escalations, cancellations and compensation are not waited for:
 * whoever throws one searches its catcher.
 */
export const openWait = (execution: Execution, host: Host, target: FlowNode): void => {
  if (target.type === 'receiveTask') return openSubscription(execution, host, target, target.message);
  if (!('event' in target)) return;
  if (target.event.kind === 'timer') startTimer(execution, host, target, target.event.timer);
  if (target.event.kind === 'message') openSubscription(execution, host, target, target.event.message);
};

/** Boundary events listen as soon as their activity is entered. */
export const openBoundaryEvents = (execution: Execution, host: Host, activity: FlowNode): void => {
  const { nodes } = execution.publishedOf(host.processInstanceKey).definition;
  for (const id of activity.boundaryEvents) {
    const target = nodes[id];
    if (target) openWait(execution, host, target);
  }
};

const inOrder = <Row extends { readonly targetElementId: string }>(rows: Iterable<Row>): readonly Row[] =>
  [...rows].sort((a, b) => (a.targetElementId < b.targetElementId ? -1 : 1));

const cancelWork = (execution: Execution, element: Host): void => {
  const { state } = execution;
  const at = { processInstanceKey: element.processInstanceKey, elementKey: element.key, elementId: element.elementId };
  for (const { key } of [...state.jobs.find('element', element.key)]) {
    execution.emit({ type: 'JobCancelled', ...at, jobKey: key });
  }
  for (const { key } of [...state.userTasks.find('element', element.key)]) {
    execution.emit({ type: 'UserTaskCancelled', ...at, userTaskKey: key });
  }
};

/** Whatever the element still waits for, or was stuck on, ends with it. */
export const cancelWaits = (execution: Execution, element: Host): void => {
  const { state } = execution;
  const at = { processInstanceKey: element.processInstanceKey, elementKey: element.key, elementId: element.elementId };
  for (const { key } of inOrder(state.timers.find('element', element.key))) {
    execution.emit({ type: 'TimerCancelled', ...at, timerKey: key });
  }
  for (const { key } of inOrder(state.subscriptions.find('element', element.key))) {
    execution.emit({ type: 'SubscriptionClosed', ...at, subscriptionKey: key });
  }
  cancelWork(execution, element);
  for (const { key } of [...state.faults.find('element', element.key)]) {
    execution.emit({ type: 'FaultResolved', ...at, faultKey: key });
  }
};
