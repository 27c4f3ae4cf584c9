import { incomingOf, outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

const TRIGGERS = new Set([
  'bpmn:MessageEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
]);

/** The first event wins, so there must be at least two, each waited for by the gateway alone. */
export const eventBasedGateway: Rule = {
  codes: ['event-gateway-outgoing', 'event-gateway-target', 'event-gateway-condition'],
  source: 'BPMN 2.0.2, 10.6.6',
  check(diagram, report) {
    for (const gateway of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (gateway.$type !== 'bpmn:EventBasedGateway') continue;
      const flows = outgoingOf(diagram, gateway);
      if (flows.length < 2) {
        report.error(
          'event-gateway-outgoing',
          `expected at least two sequence flows out of ${labelOf(gateway)}, but it has ${flows.length}. Draw the second event, or wait for the one without a gateway.`,
          gateway,
        );
      }
      for (const flow of flows) {
        const target = elementOf(flow, 'targetRef');
        if (elementOf(flow, 'conditionExpression')) {
          const message = `expected no condition on ${labelOf(flow)}, but it has one. The event decides: remove the condition.`;
          report.error('event-gateway-condition', message, flow);
        }
        if (target && !isTarget(target)) {
          report.error(
            'event-gateway-target',
            `expected ${labelOf(gateway)} to lead to message or timer catch events or receive tasks, but ${labelOf(flow)} leads to ${labelOf(target)}. Put a catching event between them.`,
            target,
          );
        } else if (target && incomingOf(diagram, target).length > 1) {
          report.error(
            'event-gateway-target',
            `expected ${labelOf(target)} to be reached from ${labelOf(gateway)} alone, but other flows lead there too. Draw an event of its own for them.`,
            target,
          );
        }
      }
    }
  },
};

function isTarget(node: ModdleElement): boolean {
  if (node.$type === 'bpmn:ReceiveTask') return true;
  return node.$type === 'bpmn:IntermediateCatchEvent' && triggersOf(node).every((each) => TRIGGERS.has(each.$type));
}
