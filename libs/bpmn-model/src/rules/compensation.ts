import { labelOf } from '../label.js';
import { elementOf, elementsOf, triggersOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

export const compensation: Rule = {
  codes: ['compensation-handler-missing'],
  source: 'BPMN 2.0.2, 10.7.1: a compensation boundary event is tied by an association to its handler',
  check({ scopes }, report) {
    for (const scope of scopes) {
      const sources = new Set(elementsOf(scope.element, 'artifacts').map((each) => elementOf(each, 'sourceRef')));
      for (const event of scope.nodes.filter((node) => node.$type === 'bpmn:BoundaryEvent')) {
        if (!triggersOf(event).some((each) => each.$type === 'bpmn:CompensateEventDefinition')) continue;
        if (sources.has(event)) continue;
        const message = `expected an association from ${labelOf(event)} to the activity that undoes, but there is none. Draw it.`;
        report.error('compensation-handler-missing', message, event);
      }
    }
  },
};
