import { incomingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import { booleanOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

export const instantiatingReceiveTask: Rule = {
  codes: ['instantiate-incoming'],
  source: 'BPMN 2.0.2, 10.3.3: a receive task that instantiates the process has no incoming sequence flow',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (node.$type !== 'bpmn:ReceiveTask' || booleanOf(node, 'instantiate') !== true) continue;
      if (incomingOf(diagram, node).length === 0) continue;
      const message = `expected no sequence flow into ${labelOf(node)}, which starts the process, but there is one. Set instantiate to false.`;
      report.error('instantiate-incoming', message, node);
    }
  },
};
