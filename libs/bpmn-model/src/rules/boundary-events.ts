import { incomingOf, isEventSubProcess, isForCompensation } from '../diagram.js';
import { kindOf, labelOf } from '../label.js';
import { booleanOf, elementOf, triggersOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

const ALWAYS_INTERRUPT = new Set(['bpmn:ErrorEventDefinition', 'bpmn:CancelEventDefinition']);

export const boundaryEvents: Rule = {
  codes: [
    ...['boundary-event-detached', 'boundary-event-host', 'boundary-event-incoming', 'boundary-event-interrupting'],
  ],
  source: 'BPMN 2.0.2, 10.5.4',
  check(diagram, report) {
    for (const scope of diagram.scopes) {
      for (const event of scope.nodes.filter((node) => node.$type === 'bpmn:BoundaryEvent')) {
        const activity = elementOf(event, 'attachedToRef');
        if (!activity || diagram.home.get(activity) !== scope || !activity.$instanceOf('bpmn:Activity')) {
          const message = `expected ${labelOf(event)} to be attached to an activity beside it, but it is not. Drag it onto the activity again.`;
          report.error('boundary-event-detached', message, event);
        } else if (isEventSubProcess(activity) || isForCompensation(activity)) {
          const message = `expected ${labelOf(event)} on an activity of the flow, but ${labelOf(activity)} stands beside it. Draw the event inside a subprocess around its work.`;
          report.error('boundary-event-host', message, event);
        }
        for (const flow of incomingOf(diagram, event)) {
          const message = `expected no sequence flow into ${labelOf(event)}, but ${labelOf(flow)} leads there. Remove the flow: the event happens by itself.`;
          report.error('boundary-event-incoming', message, event);
        }
        const ends = triggersOf(event).find((each) => ALWAYS_INTERRUPT.has(each.$type));
        if (ends && booleanOf(event, 'cancelActivity') === false) {
          const kind = kindOf(ends.$type).replace(' event definition', '');
          const message = `expected ${labelOf(event)} to interrupt its activity, as its trigger is ${kind}, but cancelActivity is false. Make it interrupting.`;
          report.error('boundary-event-interrupting', message, event);
        }
      }
    }
  },
};
