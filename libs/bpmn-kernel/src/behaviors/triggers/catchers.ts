import type { Expression, FlowNode } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { fail } from '../../execution/failure.js';
import { instanceHost, type Host } from '../../execution/host.js';
import type { ElementInstance } from '../../state.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import { eventSubProcessStarts, isInterrupted } from './event-sub-process.js';
import { isParallelMultiple, triggersOf, type CatchingEvent } from './targets.js';
import { stillWaits } from './waits.js';

/** What is not waited for but searched, outwards from whoever throws it. */
export interface Thrown {
  readonly kind: 'error' | 'escalation';
  readonly code: string;
}

/** Who catches: `host` is the activity of a boundary event, or the scope of an event subprocess. */
export interface Catcher {
  readonly host: Host;
  readonly node: CatchingEvent;
}

/** The code that a trigger names, throwing or catching; null: it names none. */
export const codeOf = (
  execution: Execution,
  host: Host,
  node: FlowNode,
  { kind, code }: { readonly kind: Thrown['kind']; readonly code?: Expression | undefined },
): string | null => {
  if (!code) return null;
  const subject = { node, what: `the ${kind} code` };
  const computed = compute(execution.services, code, lookupFrom(execution.state, host.key), subject);
  if (typeof computed.value === 'string') return computed.value;
  return fail('expression-failed', unexpected(subject, 'a text', code, computed));
};

/** The codes of this kind that an event catches; null: all of them. */
const caughtBy = (execution: Execution, host: Host, node: CatchingEvent, kind: Thrown['kind']) =>
  triggersOf(node).flatMap((trigger) => {
    if (trigger.kind === 'error' && kind === 'error')
      return [codeOf(execution, host, node, { kind, ...trigger.error })];
    if (trigger.kind !== 'escalation' || kind !== 'escalation') return [];
    return [codeOf(execution, host, node, { kind, ...trigger.escalation })];
  });

/** Of several, the one that names the code goes before one that catches everything. */
const catcherAmong = (
  execution: Execution,
  host: Host,
  nodes: readonly CatchingEvent[],
  { kind, code }: Thrown,
): Catcher | null => {
  let catchAll: CatchingEvent | null = null;
  for (const node of nodes) {
    // Other triggers of a parallel multiple event are to come first.
    if (isParallelMultiple(node) && stillWaits(execution, host, node.id)) continue;
    const codes = caughtBy(execution, host, node, kind);
    if (codes.includes(code)) return { host, node };
    if (codes.includes(null)) catchAll ??= node;
  }
  return catchAll && { host, node: catchAll };
};

/** An instance of a loop is caught at the loop's body; what undoes is not caught on its own. */
const boundaryEventsOf = (execution: Execution, element: ElementInstance): readonly CatchingEvent[] => {
  if (element.loop?.kind === 'iteration' || element.compensates !== null) return [];
  const { nodes } = execution.publishedOf(element.processInstanceKey).definition;
  const events = execution.nodeOf(element).boundaryEvents.flatMap((id) => nodes[id] ?? []);
  return events.filter((node) => node.type === 'boundaryEvent');
};

/** The event subprocesses around `inner` that can still start; none catches what it throws itself. */
const eventSubProcessesAround = (
  execution: Execution,
  scope: Host,
  inner: ElementInstance,
): readonly CatchingEvent[] =>
  isInterrupted(execution, scope.key)
    ? []
    : eventSubProcessStarts(execution, scope).filter((start) => start.scope !== inner.elementId);

/**
 * Searches from `from` outwards, also through calls: at each activity its boundary events, then the event subprocesses
 * of the scope it lies in. Null where nothing catches it.
 */
export const findCatcherOf = (execution: Execution, from: ElementInstance, thrown: Thrown): Catcher | null => {
  const { elements, instances } = execution.state;
  for (let element: ElementInstance | undefined = from; element;) {
    const own = catcherAmong(execution, element, boundaryEventsOf(execution, element), thrown);
    if (own) return own;
    const scope: Host | undefined =
      elements.get(element.scopeKey) ?? instanceHost(execution, element.processInstanceKey);
    const handlers = scope ? eventSubProcessesAround(execution, scope, element) : [];
    const around = scope && catcherAmong(execution, scope, handlers, thrown);
    if (around) return around;
    const caller: string | null | undefined = instances.get(element.processInstanceKey)?.parentElementKey;
    element = elements.get(element.scopeKey) ?? (caller ? elements.get(caller as ElementInstance['key']) : undefined);
  }
  return null;
};
