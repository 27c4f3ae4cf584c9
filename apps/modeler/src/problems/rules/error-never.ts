import { elementOf, elementsOf, triggersOf, type ModdleElement } from '@relevo/bpmn-model';
import { at, drawnIn, elementName } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

const catchesError = (event: ModdleElement): boolean =>
  event.$type === 'bpmn:BoundaryEvent' && triggersOf(event).some(({ $type }) => $type === 'bpmn:ErrorEventDefinition');

/** Workers, called processes and steps with listeners throw what this drawing does not show. */
const mayThrow = (element: ModdleElement): boolean =>
  ['bpmn:CallActivity', 'bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask'].includes(
    element.$type,
  ) ||
  elementsOf(elementOf(element, 'extensionElements'), 'values').some(({ $type }) =>
    /Listeners$|TaskDefinition$/.test($type),
  ) ||
  (element.$type === 'bpmn:EndEvent' &&
    triggersOf(element).some(({ $type }) => $type === 'bpmn:ErrorEventDefinition')) ||
  elementsOf(element, 'flowElements').some(mayThrow);

/** An error is awaited at a step in which nothing can throw one. */
export const errorNever: DrawingRule = {
  code: 'error-never',
  severity: 'warning',
  check: ({ definitions }) =>
    drawnIn(definitions)
      .filter(catchesError)
      .flatMap((event) => {
        const host = elementOf(event, 'attachedToRef');
        return host === undefined || mayThrow(host) ? [] : [{ ...at(event), values: { step: elementName(host) } }];
      }),
};
