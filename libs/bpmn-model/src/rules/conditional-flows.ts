import { labelOf } from '../label.js';
import { elementOf, type ModdleElement } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** Conditions of flows out of a parallel gateway are ignored; those out of an event would be asked of nobody. */
export const conditionalFlows: Rule = {
  codes: ['condition-source'],
  source: 'BPMN 2.0.2, 8.4.13: a conditional sequence flow starts at an activity or at a gateway that decides',
  check({ scopes }, report) {
    for (const flow of scopes.flatMap((scope) => scope.flows)) {
      const source = elementOf(flow, 'sourceRef');
      if (!source || !isConditional(flow) || !source.$instanceOf('bpmn:Event')) continue;
      const message = `expected no condition on ${labelOf(flow)}, which starts at ${labelOf(source)}, but it has one. Put an exclusive gateway between them, or remove the condition.`;
      report.error('condition-source', message, flow);
    }
  },
};

function isConditional(flow: ModdleElement): boolean {
  return elementOf(flow, 'conditionExpression') !== undefined;
}
