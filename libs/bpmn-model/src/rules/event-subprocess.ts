import { incomingOf, isEventSubProcess, outgoingOf } from '../diagram.js';
import { kindOf, labelOf } from '../label.js';
import { booleanOf, elementOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

export const eventSubprocess: Rule = {
  codes: ['event-subprocess-flow', 'event-subprocess-start', 'event-subprocess-interrupting', 'event-subprocess-loop'],
  source: 'BPMN 2.0.2, 10.3.5: an event subprocess has no incoming or outgoing flows and exactly one start event',
  check(diagram, report) {
    for (const scope of diagram.scopes.filter((each) => isEventSubProcess(each.element))) {
      const { element } = scope;
      for (const flow of [...incomingOf(diagram, element), ...outgoingOf(diagram, element)]) {
        const message = `expected no sequence flow at ${labelOf(element)}, but ${labelOf(flow)} touches it. Its start event starts it: remove the flow.`;
        report.error('event-subprocess-flow', message, element);
      }
      const starts = scope.nodes.filter((node) => node.$type === 'bpmn:StartEvent');
      for (const start of starts) checkInterrupting(start, report);
      if (elementOf(element, 'loopCharacteristics')) {
        const message = `expected no loop at ${labelOf(element)}, but it has one. It runs once each time its event happens: remove the marker, or put a subprocess with the loop inside.`;
        report.error('event-subprocess-loop', message, element);
      }
      if (starts.length === 1) continue;
      const message = `expected exactly one start event in ${labelOf(element)}, but it has ${starts.length}. Draw one with a trigger.`;
      report.error('event-subprocess-start', message, element);
    }
  },
};

const ALWAYS_INTERRUPT = new Set(['bpmn:ErrorEventDefinition', 'bpmn:CompensateEventDefinition']);

function checkInterrupting(start: ModdleElement, report: Report): void {
  if (booleanOf(start, 'isInterrupting') !== false) return;
  const trigger = triggersOf(start).find((each) => ALWAYS_INTERRUPT.has(each.$type));
  if (!trigger) return;
  const kind = kindOf(trigger.$type).replace(' event definition', '');
  const message = `expected ${labelOf(start)} to be interrupting, as its trigger is ${kind}, but isInterrupting is false. Make it interrupting.`;
  report.error('event-subprocess-interrupting', message, start);
}
