import type { Key } from '../keys.js';
import type { Execution } from './execution.js';
import type { ElementFailure } from './failure.js';
import type { Host } from './host.js';

/**
 * The element is stuck: its token stays where it is, stored, until the fault is resolved. What a host cannot wait for is
 * a fault with the key of the host and the id of the event.
 */
export const raiseFault = (
  execution: Execution,
  element: Host,
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
