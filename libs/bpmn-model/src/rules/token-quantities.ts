import { labelOf } from '../label.js';
import type { Rule } from './rule.js';

export const tokenQuantities: Rule = {
  codes: ['token-quantity'],
  source: 'BPMN 2.0.2, 10.3: startQuantity and completionQuantity "MUST NOT be less than 1"',
  check({ scopes }, report) {
    for (const node of scopes.flatMap((scope) => scope.nodes)) {
      if (!node.$instanceOf('bpmn:Activity')) continue;
      for (const attribute of ['startQuantity', 'completionQuantity']) {
        const quantity = node.get(attribute);
        if (typeof quantity === 'number' && quantity >= 1) continue;
        const message = `expected ${attribute} of ${labelOf(node)} to be 1 or more, but it is not. Correct or remove it.`;
        report.error('token-quantity', message, node);
      }
    }
  },
};
