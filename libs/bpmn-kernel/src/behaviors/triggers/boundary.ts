import type { BoundaryEvent } from '@relevo/bpmn-model';
import { startToken } from '../../execution/enter.js';
import type { Execution } from '../../execution/execution.js';
import { terminate } from '../../execution/lifecycle.js';
import type { Variables } from '../../keys.js';
import type { ElementInstance } from '../../state.js';
import { bring } from '../../variables/assign.js';

/** An interrupting event ends its activity first; then its own token starts beside it, in the activity's scope. */
export const fireBoundaryEvent = (
  execution: Execution,
  host: ElementInstance,
  boundary: BoundaryEvent,
  variables: Variables,
): void => {
  if (boundary.interrupting) terminate(execution, host);
  const { processInstanceKey, scopeKey } = host;
  const element = startToken(execution, { processInstanceKey, scopeKey, elementId: boundary.id });
  bring(execution, element, variables);
};
