import { type Diagram, incomingOf, isBoundaryEvent } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, elementsOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** A start listener is heard before its element begins: an event that is already waited for has begun. */
export const listenerPlaces: Rule = {
  codes: ['listener-place'],
  source: 'design §3, "nothing is silently ignored": nobody could hear it there',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      const listeners = elementsOf(extensionOf(node, 'zeebe:ExecutionListeners'), 'listeners');
      if (!listeners.some((each) => stringOf(each, 'eventType') === 'start') || !isWaitedForBefore(diagram, node))
        continue;
      const message = `expected no start listener at ${labelOf(node)}, but it has one. What waits for it began before: make it an end listener.`;
      report.error('listener-place', message, node);
    }
  },
};

function isWaitedForBefore(diagram: Diagram, node: ModdleElement): boolean {
  if (isBoundaryEvent(node)) return true;
  return incomingOf(diagram, node).some((flow) => elementOf(flow, 'sourceRef')?.$type === 'bpmn:EventBasedGateway');
}
