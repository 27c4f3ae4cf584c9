import type { BoundaryEvent } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { fail } from '../../execution/failure.js';
import { label } from '../../execution/label.js';
import type { Key, Variables } from '../../keys.js';
import type { ElementInstance } from '../../state.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import type { Entered, NodeOf, Visit } from '../behavior.js';
import { fireBoundaryEvent } from './boundary.js';

export interface ThrownError {
  readonly code: string;
  readonly variables: Variables;
}

export interface Catcher {
  readonly host: ElementInstance;
  readonly boundary: BoundaryEvent;
}

const codeOf = (
  execution: Execution,
  host: ElementInstance,
  node: BoundaryEvent | NodeOf<'endEvent'>,
): string | null => {
  const code = node.event.kind === 'error' ? node.event.error.code : undefined;
  if (!code) return null;
  const subject = { node, what: 'the error code' };
  const computed = compute(execution.services, code, lookupFrom(execution.state, host.key), subject);
  if (typeof computed.value === 'string') return computed.value;
  return fail('expression-failed', unexpected(subject, 'a text', code, computed));
};

/** The boundary event of `host` that catches this code; one that names it goes before one that catches everything. */
const catcherAt = (execution: Execution, host: ElementInstance, code: string): Catcher | null => {
  const { nodes } = execution.publishedOf(host.processInstanceKey).definition;
  let catchAll: BoundaryEvent | null = null;
  for (const id of execution.nodeOf(host).boundaryEvents) {
    const boundary = nodes[id];
    if (boundary?.type !== 'boundaryEvent' || boundary.event.kind !== 'error') continue;
    const caught = codeOf(execution, host, boundary);
    if (caught === code) return { host, boundary };
    if (caught === null) catchAll ??= boundary;
  }
  return catchAll && { host, boundary: catchAll };
};

/** The activity around this one, also across a call. */
const around = (
  execution: Execution,
  { scopeKey, processInstanceKey }: ElementInstance,
): ElementInstance | undefined => {
  const { elements, instances } = execution.state;
  const outer: Key | null = instances.get(processInstanceKey)?.parentElementKey ?? null;
  return elements.get(scopeKey) ?? (outer === null ? undefined : elements.get(outer));
};

/** Searches from `from` outwards, also through calls; null where nothing catches the code. */
export const findCatcher = (execution: Execution, from: ElementInstance | undefined, code: string): Catcher | null => {
  for (let host = from; host; host = around(execution, host)) {
    const catcher = catcherAt(execution, host, code);
    if (catcher) return catcher;
  }
  return null;
};

/** What was found catches the error: everything inside it ends, and its boundary event goes on. */
export const catchError = (
  execution: Execution,
  thrower: ElementInstance,
  catcher: Catcher,
  error: ThrownError,
): void => {
  const { processInstanceKey, key: elementKey, elementId } = thrower;
  const caught = { errorCode: error.code, caughtBy: catcher.boundary.id };
  execution.emit({ type: 'ErrorThrown', processInstanceKey, elementKey, elementId, ...caught });
  fireBoundaryEvent(execution, catcher.host, catcher.boundary, error.variables);
};

/** The sentence of an error that nobody catches. */
export const unhandled = (code: string, thrower: string): string =>
  `Expected an error boundary event around ${thrower} that catches the code "${code}", but there is none. Draw one and move the ticket to that version, or resolve the cause, then retry.`;

/** An error end event: its scope ends by the error that it throws. */
export const throwErrorEvent = (visit: Visit<NodeOf<'endEvent'>>): Entered => {
  const { execution, element, node } = visit;
  const code = codeOf(execution, element, node) ?? '';
  const catcher = findCatcher(execution, around(execution, element), code);
  if (!catcher) return fail('unhandled-error', unhandled(code, label(node)));
  catchError(execution, element, catcher, { code, variables: {} });
  return 'ended';
};
