import { type Diagram, hasTrigger, incomingOf, instantiates, isBoundaryEvent } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, elementsOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** A listener stands where its moment comes: some elements begin or end together with others. */
export const listenerPlaces: Rule = {
  codes: ['listener-place'],
  source: 'design §3, "nothing is silently ignored": nobody could hear it there',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      const listeners = elementsOf(extensionOf(node, 'zeebe:ExecutionListeners'), 'listeners');
      for (const moment of new Set(listeners.map((each) => stringOf(each, 'eventType')))) {
        const reason = whyUnheard(diagram, node, moment);
        if (!reason) continue;
        const message = `expected no ${moment} listener at ${labelOf(node)}, but it has one: ${reason}. Remove it, or put it at the element before or after.`;
        report.error('listener-place', message, node);
      }
    }
  },
};

function whyUnheard(diagram: Diagram, node: ModdleElement, moment: string | undefined): string | undefined {
  if (isBoundaryEvent(node) && hasTrigger(node, 'bpmn:CompensateEventDefinition')) return 'no token comes to it';
  if (moment === 'start' && isAfterEventGateway(diagram, node)) return 'what waits for it is the gateway';
  if (moment === 'start' && instantiates(node)) return 'what it waits for has come before the process begins';
  if (moment !== 'end') return undefined;
  if (node.$type === 'bpmn:EventBasedGateway') return 'it ends in the event that comes';
  return node.$type === 'bpmn:EndEvent' && hasTrigger(node, 'bpmn:ErrorEventDefinition')
    ? 'the error ends everything around it'
    : undefined;
}

function isAfterEventGateway(diagram: Diagram, node: ModdleElement): boolean {
  return incomingOf(diagram, node).some((flow) => elementOf(flow, 'sourceRef')?.$type === 'bpmn:EventBasedGateway');
}
