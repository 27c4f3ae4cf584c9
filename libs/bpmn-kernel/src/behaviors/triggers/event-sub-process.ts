import type { ElementId } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { Host } from '../../execution/host.js';
import { openWait } from './waits.js';

/** The event subprocesses of a scope listen as soon as the scope begins; the scope is who waits. */
export const openEventSubProcesses = (execution: Execution, scope: Host, ids: readonly ElementId[]): void => {
  const { nodes } = execution.publishedOf(scope.processInstanceKey).definition;
  for (const id of ids) {
    const node = nodes[id];
    const start = node?.type === 'subProcess' ? nodes[node.startNodes[0] ?? ''] : undefined;
    if (start) openWait(execution, scope, start);
  }
};
