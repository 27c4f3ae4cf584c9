import type { ElementId, FlowNode, StartEvent } from '@relevo/bpmn-model';
import { placeToken, startToken } from '../../execution/enter.js';
import type { Execution } from '../../execution/execution.js';
import type { Host } from '../../execution/host.js';
import { terminateInside } from '../../execution/lifecycle.js';
import type { Key, Variables } from '../../keys.js';
import { bring } from '../../variables/assign.js';
import { tryToWait, waitFor } from './open-waits.js';
import { cancelWork, closeWaits } from './waits.js';

const startOf = (node: FlowNode | undefined, nodes: Readonly<Record<ElementId, FlowNode>>): StartEvent | undefined => {
  if (node?.type !== 'subProcess' || !node.triggeredByEvent) return undefined;
  const start = nodes[node.startNodes[0] ?? ''];
  return start?.type === 'startEvent' ? start : undefined;
};

/** The event subprocesses drawn directly in a scope; a loop's body is the scope of its instances alone. */
const drawnIn = (execution: Execution, scope: Host): readonly ElementId[] => {
  const element = execution.state.elements.get(scope.key);
  const { definition } = execution.publishedOf(scope.processInstanceKey);
  if (!element) return definition.eventSubProcesses;
  const node = execution.nodeOf(element);
  if (node.loop && element.loop?.kind !== 'iteration') return [];
  return 'eventSubProcesses' in node ? node.eventSubProcesses : [];
};

/** How the event subprocesses of a scope start. */
export const eventSubProcessStarts = (execution: Execution, scope: Host): readonly StartEvent[] => {
  const { nodes } = execution.publishedOf(scope.processInstanceKey).definition;
  return drawnIn(execution, scope).flatMap((id) => startOf(nodes[id], nodes) ?? []);
};

/** An interrupting event subprocess has taken the scope over: none of its others can start any more. */
export const isInterrupted = (execution: Execution, scopeKey: Key): boolean =>
  [...execution.state.elements.find('scope', scopeKey)].some((element) => {
    if (element.type !== 'subProcess') return false;
    const { nodes } = execution.publishedOf(element.processInstanceKey).definition;
    return startOf(nodes[element.elementId], nodes)?.interrupting === true;
  });

/**
 * The event subprocesses of a scope listen as soon as the scope begins; the scope is who waits. One whose condition
 * holds already starts at once, so look whether the scope is interrupted.
 */
export const openEventSubProcesses = (execution: Execution, scope: Host, ids: readonly ElementId[]): void => {
  const starts = eventSubProcessStarts(execution, scope).filter((start) => ids.includes(start.scope));
  if (execution.state.elements.has(scope.key)) return waitFor(execution, scope, starts);
  for (const start of starts) {
    if (isInterrupted(execution, scope.key)) return;
    tryToWait(execution, scope, start, (_execution, host, target) => waitFor(execution, host, [target]));
  }
};

/** Leaving the scope had failed: it goes on instead, and is left again when nothing is left inside. */
const goOnWith = (execution: Execution, scope: Host): void => {
  if (execution.state.elements.get(scope.key)?.state !== 'completing') return;
  const at = { processInstanceKey: scope.processInstanceKey, elementKey: scope.key, elementId: scope.elementId };
  cancelWork(execution, scope);
  for (const { key, elementId } of [...execution.state.faults.find('element', scope.key)]) {
    if (elementId === scope.elementId) execution.emit({ type: 'FaultResolved', ...at, faultKey: key });
  }
  execution.emit({ type: 'ElementActivated', ...at });
};

/**
 * BPMN 2.0.2, Event Sub-Process: an interrupting one ends everything else in its scope, and only one can; others run
 * beside it, as often as they are triggered. Its start event has a row from now on, to keep what the trigger brought.
 */
export const fireEventSubProcess = (
  execution: Execution,
  scope: Host,
  start: StartEvent,
  variables: Variables,
): void => {
  const { processInstanceKey, key: scopeKey } = scope;
  goOnWith(execution, scope);
  if (start.interrupting) {
    terminateInside(execution, scopeKey);
    closeWaits(execution, scope, eventSubProcessStarts(execution, scope));
  }
  const own = startToken(execution, { processInstanceKey, scopeKey, elementId: start.scope });
  const place = { processInstanceKey, scopeKey: own.key, elementId: start.id, flowId: null };
  bring(execution, placeToken(execution, place, undefined), variables);
};
