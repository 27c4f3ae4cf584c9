import type { FlowNode } from '@relevo/bpmn-model';
import type { Entered, Visit } from '../behavior.js';
import { waitFor } from './open-waits.js';

/** The element itself waits for one of these; `ended` where a condition that holds already has moved it on. */
export const waitAs = ({ execution, element }: Visit, targets: readonly FlowNode[]): Entered => {
  waitFor(execution, element, targets);
  return execution.state.elements.get(element.key)?.state === 'activating' ? 'waiting' : 'ended';
};
