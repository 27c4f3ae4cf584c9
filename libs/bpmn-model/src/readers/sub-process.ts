import type { SubProcess } from '../definition.js';
import { elementsOf } from '../moddle/moddle-element.js';
import type { NodeSource } from './node-base.js';

export function readSubProcess({ element, parts }: NodeSource): SubProcess {
  const start = elementsOf(element, 'flowElements').find((each) => each.$type === 'bpmn:StartEvent');
  return { ...parts, type: 'subProcess', startEvent: start?.id ?? '' };
}
