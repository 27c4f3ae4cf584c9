import type { Key } from '../keys.js';
import type { ElementInstance } from '../state.js';
import type { Execution } from './execution.js';
import type { ElementFailure } from './failure.js';

/** The element is stuck: its token stays where it is, stored, until the fault is resolved. */
export const raiseFault = (
  execution: Execution,
  element: ElementInstance,
  failure: Pick<ElementFailure, 'code' | 'message'>,
  jobKey: Key | null = null,
): void => {
  const { processInstanceKey, elementId } = element;
  const at = { processInstanceKey, elementKey: element.key, elementId };
  const { code, message } = failure;
  const raisedAt = execution.services.now;
  const fault = { key: execution.services.nextKey(), ...at, jobKey, code, message, raisedAt };
  execution.emit({ type: 'FaultRaised', ...at, fault });
};
