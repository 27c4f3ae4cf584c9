import type { Execution } from '../../execution/execution.js';
import type { Key, Variables } from '../../keys.js';
import type { Compensation, ElementInstance } from '../../state.js';
import { variablesOf } from '../../variables/visible.js';
import type { Visit } from '../behavior.js';
import { compensationAmong, compensationHandlerOf, compensationIn } from './compensation-drawing.js';

const inOrder = (rows: Iterable<Compensation>): readonly Compensation[] => [...rows].sort((a, b) => a.order - b.order);

const placeOf = ({ processInstanceKey, elementKey, elementId }: Compensation) => ({
  processInstanceKey,
  elementKey,
  elementId,
});

/** Nothing that was done in this scope can be undone any more, however deep. */
export const forgetCompensations = (execution: Execution, scopeKey: Key): void => {
  const { compensations } = execution.state;
  if (compensations.count('scope', scopeKey) === 0) return;
  for (const row of inOrder(compensations.find('scope', scopeKey))) {
    forgetCompensations(execution, row.elementKey);
    execution.emit({ type: 'CompensationDropped', ...placeOf(row), compensationKey: row.key });
  }
};

const record = (execution: Execution, row: Omit<Compensation, 'key' | 'order' | 'requestedBy'>): void => {
  const order = execution.state.entered + 1;
  const compensation = { ...row, key: execution.services.nextKey(), order, requestedBy: null };
  execution.emit({ type: 'CompensationRecorded', ...placeOf(compensation), compensation });
};

/** What was done in one scope is undone in another from now on, in the same order. */
export const moveCompensations = (
  execution: Execution,
  from: Key,
  to: Pick<Compensation, 'scopeKey' | 'processInstanceKey'>,
): void => {
  for (const row of inOrder(execution.state.compensations.find('scope', from))) {
    execution.emit({ type: 'CompensationDropped', ...placeOf(row), compensationKey: row.key });
    const { key: _key, order: _order, requestedBy: _requestedBy, ...rest } = row;
    record(execution, { ...rest, ...to });
  }
};

const counterOf = ({ loop }: ElementInstance): number | null => (loop?.kind === 'iteration' ? loop.counter : null);

/** A completed activity, as its handler or what is inside it will find it. */
const recordOf = ({ execution, element }: Visit) => ({
  processInstanceKey: element.processInstanceKey,
  scopeKey: element.scopeKey,
  elementId: element.elementId,
  elementKey: element.key,
  counter: counterOf(element),
  variables: variablesOf(execution.state, element.key),
});

const keepsInside = ({ execution, element, node }: Visit, isBody: boolean): boolean =>
  execution.state.compensations.count('scope', element.key) > 0 ||
  (!isBody && compensationIn(execution, element, node) !== undefined);

/**
 * Keeps how to undo an activity that completes: by its handler; or, where it has none, by undoing what was done inside
 * it. Every instance of a loop is kept for itself, inside the loop's body.
 */
export const recordCompensation = (visit: Visit): void => {
  const { execution, element, node } = visit;
  if (element.compensates !== null) return forgetCompensations(execution, element.key);
  const isBody = node.loop !== undefined && element.loop?.kind !== 'iteration';
  if (!isBody && compensationHandlerOf(execution, element, node)) {
    forgetCompensations(execution, element.key);
    return record(execution, recordOf(visit));
  }
  if (node.type === 'callActivity' && !isBody) {
    const [called] = execution.state.compensations.find('scope', element.key);
    if (!called) return;
    execution.emit({ type: 'CompensationDropped', ...placeOf(called), compensationKey: called.key });
    const { elementKey, variables } = called;
    return record(execution, { ...recordOf(visit), elementKey, variables });
  }
  if (keepsInside(visit, isBody)) record(execution, recordOf(visit));
};

/** A called instance completes: what was done in it belongs to its call, which is about to complete. */
export const keepCalled = (
  execution: Execution,
  caller: ElementInstance,
  calledKey: Key,
  variables: Variables,
): void => {
  const { definition } = execution.publishedOf(calledKey);
  const undoes = compensationAmong(definition, definition.eventSubProcesses) !== undefined;
  const keeps = undoes || execution.state.compensations.count('scope', calledKey) > 0;
  if (caller.compensates !== null || !keeps) return forgetCompensations(execution, calledKey);
  const { processInstanceKey, key: scopeKey, elementId } = caller;
  record(execution, { processInstanceKey, scopeKey, elementId, elementKey: calledKey, counter: null, variables });
};
