import { placeToken, startToken } from '../../execution/enter.js';
import type { Execution } from '../../execution/execution.js';
import { complete } from '../../execution/lifecycle.js';
import type { Key } from '../../keys.js';
import type { Compensation, ElementInstance } from '../../state.js';
import { setLocal } from '../../variables/assign.js';
import { compensationAmong, compensationHandlerOf, compensationIn, isReopened } from './compensation-drawing.js';
import { forgetCompensations, moveCompensations } from './compensation-records.js';

/** A completed scope that is open again, and the key under which its tokens and variables lie. */
export interface Reopened {
  readonly element: ElementInstance;
  readonly scopeKey: Key;
}

/** The reopened scope in which this handler undoes; undefined: it undoes beside its compensation event. */
export const reopenedAround = (execution: Execution, handler: ElementInstance): Reopened | undefined => {
  const { elements, instances } = execution.state;
  const { scopeKey } = handler;
  const caller = instances.get(scopeKey)?.parentElementKey;
  const element = elements.get(scopeKey) ?? (caller ? elements.get(caller) : undefined);
  if (!element || element.compensates !== handler.compensates) return undefined;
  return isReopened(element, execution.nodeOf(element)) ? { element, scopeKey } : undefined;
};

/** The next to be undone on behalf of this event: what completed last (in that scope, where one is given). */
export const nextRequested = ({ state }: Execution, eventKey: Key, scopeKey?: Key): Compensation | undefined => {
  let next: Compensation | undefined;
  for (const row of state.compensations.find('requestedBy', eventKey)) {
    const wanted = scopeKey === undefined || row.scopeKey === scopeKey;
    if (wanted && (!next || row.order > next.order)) next = row;
  }
  return next;
};

export const request = (
  execution: Execution,
  event: Pick<ElementInstance, 'key' | 'processInstanceKey' | 'elementId'>,
  rows: readonly Compensation[],
): void => {
  const { processInstanceKey, key: elementKey, elementId } = event;
  const compensationKeys = [...rows].sort((a, b) => b.order - a.order).map(({ key }) => key);
  execution.emit({ type: 'CompensationRequested', processInstanceKey, elementKey, elementId, compensationKeys });
};

/** A called instance has ended; another one of the same version takes its place, to undo in it. */
const reopenCalled = (execution: Execution, calledKey: Key, parentElementKey: Key): Key => {
  const called = execution.state.instances.get(calledKey);
  if (!called) throw new Error(`Expected the called instance ${calledKey} that is to be undone, but there is none.`);
  const processInstanceKey = execution.services.nextKey();
  const { definitionKey, bpmnProcessId, version } = called;
  const instance = { processInstanceKey, definitionKey, bpmnProcessId, version, parentElementKey };
  execution.emit({ type: 'ProcessInstanceStarted', ...instance });
  return processInstanceKey;
};

const reopen = (execution: Execution, row: Compensation, eventKey: Key): void => {
  const { processInstanceKey, scopeKey, elementId, counter } = row;
  const place = { processInstanceKey, scopeKey, elementId, flowId: null, compensates: eventKey };
  const element = placeToken(execution, { ...place, ...(counter !== null && { counter }) }, undefined);
  const at = { processInstanceKey, elementKey: element.key, elementId };
  const node = execution.nodeOf(element);
  const isBody = node.loop !== undefined && counter === null;
  if (isBody) execution.emit({ type: 'LoopStarted', ...at, total: null, inputs: [] });
  execution.emit({ type: 'ElementActivated', ...at });
  const called = node.type === 'callActivity' && !isBody;
  const inside = called ? reopenCalled(execution, row.elementKey, element.key) : element.key;
  const scope = { scopeKey: inside, processInstanceKey: called ? inside : processInstanceKey };
  setLocal(execution, inside, row.variables);
  moveCompensations(execution, row.elementKey, scope);
  const { definition } = execution.publishedOf(scope.processInstanceKey);
  const own = called
    ? compensationAmong(definition, definition.eventSubProcesses)
    : compensationIn(execution, element, node);
  if (own !== undefined && !isBody) {
    startToken(execution, { ...scope, elementId: own, compensates: eventKey });
    return;
  }
  const event = { key: eventKey, processInstanceKey, elementId };
  request(execution, event, [...execution.state.compensations.find('scope', inside)]);
  const next = nextRequested(execution, eventKey, inside);
  if (next) undo(execution, next, eventKey);
  else closeReopened(execution, { element, scopeKey: inside });
};

/** Undoes one completed activity: by its handler, with its variables as they were, or by what was done inside it. */
export const undo = (execution: Execution, row: Compensation, eventKey: Key): void => {
  const { processInstanceKey, elementKey, elementId, scopeKey } = row;
  execution.emit({ type: 'CompensationDropped', processInstanceKey, elementKey, elementId, compensationKey: row.key });
  const node = execution.nodeOf(row);
  const isBody = node.loop !== undefined && row.counter === null;
  const handler = isBody ? undefined : compensationHandlerOf(execution, row, node);
  if (handler === undefined) return reopen(execution, row, eventKey);
  const place = { processInstanceKey, scopeKey, elementId: handler, compensates: eventKey };
  setLocal(execution, startToken(execution, place).key, row.variables);
};

/** Everything inside is undone. */
export const closeReopened = (execution: Execution, { element, scopeKey }: Reopened): void => {
  if (scopeKey !== element.key) {
    forgetCompensations(execution, scopeKey);
    execution.emit({ type: 'ProcessInstanceCompleted', processInstanceKey: scopeKey, endElementId: null });
  }
  complete(execution, execution.state.elements.get(element.key) ?? element);
};
