import type { CompensateDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { complete, scopeLeft } from '../../execution/lifecycle.js';
import type { Key } from '../../keys.js';
import type { Compensation, ElementInstance } from '../../state.js';
import type { Entered, Visit } from '../behavior.js';
import { closeReopened, nextRequested, reopenedAround, request, undo } from './compensation-handlers.js';
import { isCancelling, leaveTransaction } from './transaction-cancel.js';

/** From inside an event subprocess, what its own scope has done is seen too. */
const scopesSeenFrom = (execution: Execution, { scopeKey }: ElementInstance): readonly Key[] => {
  const scope = execution.state.elements.get(scopeKey);
  const node = scope && execution.nodeOf(scope);
  const beside = scope && node?.type === 'subProcess' && node.triggeredByEvent;
  return beside ? [scopeKey, ...scopesSeenFrom(execution, scope)] : [scopeKey];
};

/** What nobody undoes, or whose compensation event has ended before its turn came. */
const isFree = ({ state }: Execution, { requestedBy }: Compensation): boolean =>
  requestedBy === null || !state.elements.has(requestedBy);

/** Asks for all of these and begins with what completed last; false: there was nothing. */
export const compensate = (execution: Execution, event: ElementInstance, wanted: readonly Compensation[]): boolean => {
  const rows = wanted.filter((row) => isFree(execution, row));
  if (rows.length === 0) return false;
  request(execution, event, rows);
  const first = nextRequested(execution, event.key);
  if (first) undo(execution, first, event.key);
  return true;
};

/**
 * BPMN 2.0.2, Compensation: what completed in the scope of the event and can be undone is undone "in reverse order";
 * one activity alone where the event names it. The event waits for it, or goes on beside it.
 */
export const throwCompensation = (
  { execution, element }: Visit,
  { compensate: { activity, waits } }: { readonly compensate: CompensateDefinition },
): Entered => {
  const scopes = scopesSeenFrom(execution, element);
  const done = scopes.flatMap((key) => [...execution.state.compensations.find('scope', key)]);
  const wanted = done.filter(({ elementId }) => activity === undefined || elementId === activity);
  return compensate(execution, element, wanted) && waits ? 'waiting' : 'done';
};

/** Everything is undone: the event that asked for it goes on, if it has waited. */
const compensated = (execution: Execution, handler: ElementInstance, eventKey: Key): void => {
  const event = execution.state.elements.get(eventKey);
  if (!event) return scopeLeft(execution, handler);
  if (isCancelling(execution, event)) return leaveTransaction(execution, event);
  complete(execution, event);
};

/** A handler has completed: what completed before it is next, or the compensation is done. */
export const continueCompensation = (execution: Execution, handler: ElementInstance): void => {
  const { compensates: eventKey } = handler;
  if (eventKey === null) return;
  const around = reopenedAround(execution, handler);
  const next = nextRequested(execution, eventKey, around?.scopeKey);
  if (next) return undo(execution, next, eventKey);
  if (around) return closeReopened(execution, around);
  compensated(execution, handler, eventKey);
};
