import type { BoundaryEvent, FlowNode, StartEvent, TriggerDefinition } from '@relevo/bpmn-model';

/** A flow node that something can be waited for on behalf of, besides the element that waits itself. */
export type CatchingEvent = BoundaryEvent | StartEvent;

/** What an element catches or throws, in document order. */
export const triggersOf = (node: FlowNode): readonly TriggerDefinition[] => {
  if (node.type === 'receiveTask') return [{ kind: 'message', message: node.message }];
  if (!('event' in node) || node.event.kind === 'none') return [];
  return node.event.kind === 'multiple' ? node.event.triggers : [node.event];
};

/** BPMN 2.0.2, parallelMultiple: "all of the types of triggers that are listed in the catch Event MUST be triggered". */
export const isParallelMultiple = (node: FlowNode): boolean =>
  'event' in node && node.event.kind === 'multiple' && node.event.parallel;

/** Whether a trigger that came is not waited for any more: of a non-interrupting event, each may come again. */
export const catchesOnce = (node: FlowNode): boolean =>
  isParallelMultiple(node) || !('interrupting' in node) || node.interrupting;
