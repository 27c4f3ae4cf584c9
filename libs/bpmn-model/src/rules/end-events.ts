import { outgoingOf, type Diagram, type Scope } from '../diagram.js';
import { labelOf } from '../label.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

export const endEvents: Rule = {
  codes: ['end-event-outgoing', 'end-event-missing'],
  source:
    'BPMN 2.0.2, 10.5.3: "An End Event MUST NOT be a source for Sequence Flows"; "If there is a Start Event, then there MUST be at least one End Event"',
  check(diagram, report) {
    for (const scope of diagram.scopes) {
      checkOutgoing(diagram, scope, report);
      checkThere(scope, report);
    }
  },
};

function checkOutgoing(diagram: Diagram, { nodes }: Scope, report: Report): void {
  for (const end of nodes.filter((node) => node.$type === 'bpmn:EndEvent')) {
    for (const flow of outgoingOf(diagram, end)) {
      const message = `expected no sequence flow out of ${labelOf(end)}, but ${labelOf(flow)} starts there. Remove the flow, or make the end event an intermediate event.`;
      report.error('end-event-outgoing', message, end);
    }
  }
}

function checkThere({ element, nodes }: Scope, report: Report): void {
  const has = (type: string) => nodes.some((node) => node.$type === type);
  if (!has('bpmn:StartEvent') || has('bpmn:EndEvent') || element.$type === 'bpmn:AdHocSubProcess') return;
  const message = `expected an end event, but ${labelOf(element)} has a start event and no end event. Draw where it ends.`;
  report.error('end-event-missing', message, element);
}
