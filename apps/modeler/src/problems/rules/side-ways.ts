import { booleanOf, elementOf, type ModdleElement } from '@relevo/bpmn-model';
import { drawnIn, outgoing } from './drawn-elements.js';

/** What is reached from an event that leaves its step running: a reminder and its end, say. Nobody reads a name there. */
export const onSideWays = (definitions: ModdleElement): ReadonlySet<ModdleElement> => {
  const begins = drawnIn(definitions).filter(
    (element) => element.$type === 'bpmn:BoundaryEvent' && booleanOf(element, 'cancelActivity') === false,
  );
  const reached = new Set<ModdleElement>(begins);
  for (const each of reached) {
    for (const flow of outgoing(each)) {
      const target = elementOf(flow, 'targetRef');
      if (target !== undefined) reached.add(target);
    }
  }
  return reached;
};
