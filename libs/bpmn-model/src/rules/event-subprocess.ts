import { incomingOf, isEventSubProcess, outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import type { Rule } from './rule.js';

export const eventSubprocess: Rule = {
  codes: ['event-subprocess-flow', 'event-subprocess-start'],
  source: 'BPMN 2.0.2, 10.3.5: an event subprocess has no incoming or outgoing flows and exactly one start event',
  check(diagram, report) {
    for (const scope of diagram.scopes.filter((each) => isEventSubProcess(each.element))) {
      const { element } = scope;
      for (const flow of [...incomingOf(diagram, element), ...outgoingOf(diagram, element)]) {
        const message = `expected no sequence flow at ${labelOf(element)}, but ${labelOf(flow)} touches it. Its start event starts it: remove the flow.`;
        report.error('event-subprocess-flow', message, element);
      }
      const starts = scope.nodes.filter((node) => node.$type === 'bpmn:StartEvent').length;
      if (starts === 1) continue;
      const message = `expected exactly one start event in ${labelOf(element)}, but it has ${starts}. Draw one with a trigger.`;
      report.error('event-subprocess-start', message, element);
    }
  },
};
