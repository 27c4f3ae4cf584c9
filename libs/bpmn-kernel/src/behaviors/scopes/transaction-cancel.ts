import type { BoundaryEvent } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { ElementInstance } from '../../state.js';
import { fireBoundaryEvent } from '../triggers/boundary.js';
import { triggersOf } from '../triggers/targets.js';
import { cancelWaits } from '../triggers/waits.js';

/** The scopes from an element outwards to its transaction, which comes last; empty where it lies in none. */
export const scopesToTransaction = (execution: Execution, element: ElementInstance): readonly ElementInstance[] => {
  const { elements } = execution.state;
  const scopes: ElementInstance[] = [];
  for (let scope = elements.get(element.scopeKey); scope; scope = elements.get(scope.scopeKey)) {
    scopes.push(scope);
    if (scope.type === 'transaction') return scopes;
  }
  return [];
};

/** The activity at whose boundary a transaction is left, and by which event: a loop's body stands for its instances. */
export const cancelledBy = (
  execution: Execution,
  transaction: ElementInstance,
): { readonly host: ElementInstance; readonly boundary: BoundaryEvent } | undefined => {
  const { definition } = execution.publishedOf(transaction.processInstanceKey);
  const body = transaction.loop?.kind === 'iteration' ? execution.state.elements.get(transaction.scopeKey) : undefined;
  for (const id of execution.nodeOf(transaction).boundaryEvents) {
    const boundary = definition.nodes[id];
    if (boundary?.type !== 'boundaryEvent' || !triggersOf(boundary).some(({ kind }) => kind === 'cancel')) continue;
    return { host: body ?? transaction, boundary };
  }
  return undefined;
};

/** This compensation event is a cancel end event. */
export const isCancelling = (execution: Execution, event: ElementInstance): boolean => {
  const node = execution.nodeOf(event);
  return node.type === 'endEvent' && triggersOf(node).some(({ kind }) => kind === 'cancel');
};

/** Everything in the transaction is undone: it ends, and its cancel boundary event goes on. */
export const leaveTransaction = (execution: Execution, event: ElementInstance): void => {
  const transaction = scopesToTransaction(execution, event).at(-1);
  const cancelled = transaction && cancelledBy(execution, transaction);
  if (!cancelled) throw new Error(`Expected (${event.elementId}) to end in a transaction, but it does not.`);
  const { processInstanceKey, key: elementKey, elementId } = event;
  cancelWaits(execution, event);
  execution.emit({ type: 'ElementCompleted', processInstanceKey, elementKey, elementId });
  fireBoundaryEvent(execution, cancelled.host, cancelled.boundary, {});
};
