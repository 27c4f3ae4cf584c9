import { outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** A choice must be decidable: every way out but the default one says when it is taken. */
export const exclusiveGateway: Rule = {
  codes: ['condition-missing'],
  source: 'BPMN 2.0.2, 10.6.2: each outgoing flow of an exclusive gateway has a condition, or is the default flow',
  check(diagram, report) {
    for (const gateway of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (gateway.$type !== 'bpmn:ExclusiveGateway') continue;
      const flows = outgoingOf(diagram, gateway);
      if (flows.length < 2) continue;
      for (const flow of flows) {
        if (elementOf(flow, 'conditionExpression') || elementOf(gateway, 'default') === flow) continue;
        report.error(
          'condition-missing',
          `expected a condition on ${labelOf(flow)}, but it has none and is not the default flow of ${labelOf(gateway)}. Write a condition such as =decision = "approve", or make it the default flow.`,
          flow,
        );
      }
    }
  },
};
