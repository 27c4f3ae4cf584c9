import { booleanOf, elementOf, elementsOf, triggersOf, type ModdleElement } from '@relevo/bpmn-model';

export const isTimed = (event: ModdleElement): boolean =>
  triggersOf(event).some(({ $type }) => $type === 'bpmn:TimerEventDefinition');

const isTimedStart = (element: ModdleElement): boolean => element.$type === 'bpmn:StartEvent' && isTimed(element);

const isEnded = (activity: ModdleElement, drawn: readonly ModdleElement[]): boolean =>
  drawn.some(
    (element) =>
      element.$type === 'bpmn:BoundaryEvent' &&
      elementOf(element, 'attachedToRef') === activity &&
      booleanOf(element, 'cancelActivity') !== false &&
      isTimed(element),
  ) ||
  elementsOf(activity, 'flowElements').some(
    (inner) => booleanOf(inner, 'triggeredByEvent') === true && elementsOf(inner, 'flowElements').some(isTimedStart),
  );

/** A step, and all that it is drawn in. */
const around = (element: ModdleElement): readonly ModdleElement[] =>
  element.$parent === undefined ? [element] : [element, ...around(element.$parent)];

/** Whether time ends a step: by an event at its border, or at the border of what is around it, or inside that. */
export const endsByTime = (step: ModdleElement, drawn: readonly ModdleElement[]): boolean =>
  around(step).some((scope) => isEnded(scope, drawn));
