import type { ErrorDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { fail } from '../../execution/failure.js';
import { label } from '../../execution/label.js';
import type { Variables } from '../../keys.js';
import type { ElementInstance } from '../../state.js';
import { variablesOf } from '../../variables/visible.js';
import type { Entered, Visit } from '../behavior.js';
import { fireBoundaryEvent } from './boundary.js';
import { codeOf, findCatcherOf, type Catcher } from './catchers.js';
import { fireEventSubProcess } from './event-sub-process.js';

export interface ThrownError {
  readonly code: string;
  readonly variables: Variables;
}

export type { Catcher } from './catchers.js';

/** Searches from `from` outwards, also through calls; null where nothing catches the code. */
export const findCatcher = (execution: Execution, from: ElementInstance, code: string): Catcher | null =>
  findCatcherOf(execution, from, { kind: 'error', code });

/** What was found catches the error: everything inside it ends, whatever the event says, and its own path begins. */
export const catchError = (
  execution: Execution,
  thrower: ElementInstance,
  { host, node }: Catcher,
  error: ThrownError,
): void => {
  const { processInstanceKey, key: elementKey, elementId } = thrower;
  const caught = { errorCode: error.code, caughtBy: node.id };
  execution.emit({ type: 'ErrorThrown', processInstanceKey, elementKey, elementId, ...caught });
  const activity = execution.state.elements.get(host.key);
  if (node.type === 'startEvent') {
    fireEventSubProcess(execution, host, { ...node, interrupting: true }, error.variables);
  } else if (activity) fireBoundaryEvent(execution, activity, { ...node, interrupting: true }, error.variables);
};

/** The sentence of an error that nobody catches. */
export const unhandled = (code: string, thrower: string): string =>
  `Expected an error boundary event around ${thrower} that catches the code "${code}", but there is none. Draw one and move the ticket to that version, or resolve the cause, then retry.`;

/** An error is thrown by an event: its scope ends by it. */
export const throwError = ({ execution, element, node }: Visit, error: ErrorDefinition): Entered => {
  const code = codeOf(execution, element, node, { kind: 'error', ...error }) ?? '';
  const catcher = findCatcher(execution, element, code);
  if (!catcher) return fail('unhandled-error', unhandled(code, label(node)));
  catchError(execution, element, catcher, { code, variables: variablesOf(execution.state, element.key) });
  return 'ended';
};
