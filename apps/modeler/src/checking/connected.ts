import { elementOf, type ModdleElement } from '@relevo/bpmn-model';
import { drawnIn } from '../problems/rules/drawn-elements.js';

const add = (end: ModdleElement | undefined, direction: 'incoming' | 'outgoing', flow: ModdleElement): void => {
  const known = end?.get(direction) as ModdleElement[] | undefined;
  if (known !== undefined && !known.includes(flow)) known.push(flow);
};

/**
 * BPMN lets a file name the ends of an arrow at the arrow alone; rules look at the steps' `incoming` and `outgoing`.
 * Only for what is looked at: changes the given elements.
 */
export const connected = (definitions: ModdleElement): ModdleElement => {
  for (const flow of drawnIn(definitions)) {
    if (flow.$type !== 'bpmn:SequenceFlow') continue;
    add(elementOf(flow, 'sourceRef'), 'outgoing', flow);
    add(elementOf(flow, 'targetRef'), 'incoming', flow);
  }
  return definitions;
};
