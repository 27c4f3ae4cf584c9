import type { BoundaryEvent, FlowNode, ProcessDefinition } from '@relevo/bpmn-model';

/** How a subprocess may end, as its activity sees it. */
export interface ScopeAbility {
  readonly completes: boolean;
  readonly cancels: boolean;
  /** Variables that something inside may set; undefined: any. */
  readonly sets: readonly string[] | undefined;
  /** Kinds of events that something inside may throw to a boundary event. */
  readonly throws: ReadonlySet<'error' | 'escalation'>;
}

const mayThrow = (node: FlowNode, kind: 'error' | 'escalation'): boolean => {
  if (node.type === 'callActivity') return true;
  if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent') {
    const { event } = node;
    if (event.kind === kind) return true;
    return event.kind === 'multiple' && event.triggers.some((trigger) => trigger.kind === kind);
  }
  if (kind === 'escalation') return false;
  return 'job' in node && node.job !== undefined;
};

const isInside = (definition: ProcessDefinition, node: FlowNode, scope: string): boolean => {
  const parent = definition.nodes[node.scope];
  return node.scope === scope || (parent !== undefined && isInside(definition, parent, scope));
};

export const insideOf = (definition: ProcessDefinition, scope: string): readonly FlowNode[] =>
  Object.values(definition.nodes).filter((node) => isInside(definition, node, scope));

/** What is thrown anywhere inside may come out, if nothing catches it on the way: that is not looked at. */
export const throwsOf = (inside: readonly FlowNode[]): ScopeAbility['throws'] =>
  new Set((['error', 'escalation'] as const).filter((kind) => inside.some((node) => mayThrow(node, kind))));

/** Errors, escalations and cancellations come from inside a subprocess; everything else may come at any time. */
export const allowsBoundary = (
  activity: FlowNode,
  { event }: BoundaryEvent,
  ability: ScopeAbility | undefined,
): boolean => {
  if (!ability || activity.loop) return true;
  if (event.kind === 'cancel') return ability.cancels;
  return event.kind === 'error' || event.kind === 'escalation' ? ability.throws.has(event.kind) : true;
};
