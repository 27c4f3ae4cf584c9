import { fail } from '../../execution/failure.js';
import { label } from '../../execution/label.js';
import { terminateInside } from '../../execution/lifecycle.js';
import type { ElementBehavior, Entered, NodeOf, Visit } from '../behavior.js';
import { leaveByAllThatHold } from '../flows.js';
import { cancelWaits } from '../triggers/waits.js';
import { compensate } from './compensation.js';
import { embedded } from './sub-process.js';
import { cancelledBy, leaveTransaction, scopesToTransaction } from './transaction-cancel.js';

export const transaction: ElementBehavior<NodeOf<'transaction'>> = { ...embedded, leave: leaveByAllThatHold };

/**
 * BPMN 2.0.2, Transaction: a cancel end event ends what runs in the transaction and compensates what has completed;
 * "then the process flow continues from the Cancel Intermediate Event" at its boundary.
 */
export const cancelTransaction = ({ execution, element, node }: Visit): Entered => {
  const scopes = scopesToTransaction(execution, element);
  const transaction = scopes.at(-1);
  if (!transaction || !cancelledBy(execution, transaction)) {
    const message = `Expected a transaction with a cancel boundary event around ${label(node)}, but there is none. Draw one and move the ticket to that version.`;
    return fail('unhandled-cancel', message);
  }
  let inner = element;
  for (const scope of scopes) {
    terminateInside(execution, scope.key, inner.key);
    inner = scope;
  }
  cancelWaits(execution, transaction);
  const done = scopes.flatMap(({ key }) => [...execution.state.compensations.find('scope', key)]);
  if (compensate(execution, element, done)) return 'waiting';
  leaveTransaction(execution, element);
  return 'ended';
};
