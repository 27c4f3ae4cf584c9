import { booleanOf, elementOf, elementsOf, triggersOf, type ModdleElement } from '@relevo/bpmn-model';
import { at, drawnIn } from './drawn-elements.js';
import { requesterTasks } from './requester-steps.js';
import type { DrawingRule } from './rule.js';

const isTimed = (event: ModdleElement): boolean =>
  triggersOf(event).some(({ $type }) => $type === 'bpmn:TimerEventDefinition');

const endsByTime = (activity: ModdleElement, drawn: readonly ModdleElement[]): boolean =>
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

const isTimedStart = (element: ModdleElement): boolean => element.$type === 'bpmn:StartEvent' && isTimed(element);

const around = (element: ModdleElement): readonly ModdleElement[] =>
  element.$parent === undefined ? [element] : [element, ...around(element.$parent)];

/** A wait for the person who asked that no time ends: who never answers keeps the ticket open for ever. */
export const silencePath: DrawingRule = {
  code: 'silence-path',
  severity: 'hint',
  check: ({ definitions }) => {
    const drawn = drawnIn(definitions);
    return requesterTasks(definitions)
      .filter((task) => !around(task).some((scope) => endsByTime(scope, drawn)))
      .map(at);
  },
};
