import type { FlowNode, ProcessDefinition, TriggerDefinition } from '@relevo/bpmn-model';

/** One way in which a process begins by itself. */
export interface StartTrigger {
  /** One of the definition's `startEvents`. */
  readonly elementId: string;
  /** Its place among the triggers of a multiple event; else 0. */
  readonly index: number;
  readonly trigger: TriggerDefinition;
  /** How many triggers must come: all of a parallel multiple event's, else one. */
  readonly of: number;
}

/** Start events, instantiating receive tasks, and the events after an instantiating gateway, with all their triggers. */
export const startTriggers = ({ startEvents, nodes }: ProcessDefinition): readonly StartTrigger[] =>
  startEvents.flatMap((elementId) => {
    const node = nodes[elementId];
    const triggers = node ? triggersOf(node) : [];
    const of = node && isParallel(node) ? triggers.length : 1;
    return triggers.map((trigger, index) => ({ elementId, index, trigger, of }));
  });

const isParallel = (node: FlowNode): boolean =>
  node.type === 'startEvent' && node.event.kind === 'multiple' && node.event.parallel;

const triggersOf = (node: FlowNode): readonly TriggerDefinition[] => {
  if (node.type === 'receiveTask') return [{ kind: 'message', message: node.message }];
  if (node.type !== 'startEvent' && node.type !== 'intermediateCatchEvent') return [];
  if (node.event.kind === 'none') return [];
  return node.event.kind === 'multiple' ? node.event.triggers : [node.event];
};
