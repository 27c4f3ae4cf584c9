import type { ElementId } from '@relevo/bpmn-model';
import type { ElementInstance } from '../state.js';
import type { Execution } from './execution.js';

/** The end event by which a process instance ends: its own, or that of the event subprocess that ran last. */
export const reachedEnd = (execution: Execution, last: ElementInstance): ElementId | null => {
  if (last.type === 'endEvent') return last.elementId;
  const { nodes } = execution.publishedOf(last.processInstanceKey).definition;
  const scope = nodes[last.elementId];
  if (scope?.type !== 'subProcess' || !scope.triggeredByEvent) return null;
  const reached = execution.events.findLast((event) => {
    if (event.type !== 'ElementCompleted' || event.processInstanceKey !== last.processInstanceKey) return false;
    const node = nodes[event.elementId];
    return node?.type === 'endEvent' && node.scope === scope.id;
  });
  return reached?.type === 'ElementCompleted' ? reached.elementId : null;
};
