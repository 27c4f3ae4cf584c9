import type { ElementId, FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import type { ElementInstance } from '../../state.js';

/** The activity that undoes this one; undefined where none is drawn. */
export const compensationHandlerOf = (
  execution: Execution,
  { processInstanceKey }: Pick<ElementInstance, 'processInstanceKey'>,
  { boundaryEvents }: FlowNode,
): ElementId | undefined => {
  if (boundaryEvents.length === 0) return undefined;
  const { nodes } = execution.publishedOf(processInstanceKey).definition;
  for (const id of boundaryEvents) {
    const event = nodes[id];
    if (event?.type === 'boundaryEvent' && event.event.kind === 'compensate') return event.handler;
  }
  return undefined;
};

/** The compensation event subprocess among these; it runs instead of what the scope would undo by itself. */
export const compensationAmong = (
  { nodes }: ProcessDefinition,
  eventSubProcesses: readonly ElementId[],
): ElementId | undefined =>
  eventSubProcesses.find((id) => {
    const node = nodes[id];
    const start = node?.type === 'subProcess' ? nodes[node.startNodes[0] ?? ''] : undefined;
    return start?.type === 'startEvent' && start.event.kind === 'compensate';
  });

export const compensationIn = (execution: Execution, { processInstanceKey }: ElementInstance, node: FlowNode) =>
  'eventSubProcesses' in node && node.eventSubProcesses.length > 0
    ? compensationAmong(execution.publishedOf(processInstanceKey).definition, node.eventSubProcesses)
    : undefined;

/** A completed scope that is open again so that what was done inside can be undone; no handler itself. */
export const isReopened = (element: ElementInstance, node: FlowNode): boolean =>
  element.compensates !== null && !node.forCompensation && !(node.type === 'subProcess' && node.triggeredByEvent);
