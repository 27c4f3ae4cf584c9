import { outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import type { Rule } from './rule.js';

export const endEvents: Rule = {
  codes: ['end-event-outgoing'],
  source: 'BPMN 2.0.2, 10.5.3: "An End Event MUST NOT be a source for Sequence Flows"',
  check(diagram, report) {
    for (const end of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (end.$type !== 'bpmn:EndEvent') continue;
      for (const flow of outgoingOf(diagram, end)) {
        report.error(
          'end-event-outgoing',
          `expected no sequence flow out of ${labelOf(end)}, but ${labelOf(flow)} starts there. Remove the flow, or make the end event an intermediate event.`,
          end,
        );
      }
    }
  },
};
