import { type Diagram, incomingOf, outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import { type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** A gateway that says which way it works has the flows for it. */
export const gatewayDirection: Rule = {
  codes: ['gateway-direction'],
  source: 'BPMN 2.0.2, 10.6.1: gatewayDirection',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (!node.$instanceOf('bpmn:Gateway')) continue;
      const direction = stringOf(node, 'gatewayDirection') ?? 'Unspecified';
      const reason = whyNot(direction, flowsOf(diagram, node));
      if (!reason) continue;
      const message = `expected ${labelOf(node)} with direction "${direction}" to have ${reason}, but it has not. Set the direction to Unspecified, or draw the flows.`;
      report.error('gateway-direction', message, node);
    }
  },
};

interface Flows {
  readonly incoming: number;
  readonly outgoing: number;
}

function flowsOf(diagram: Diagram, node: ModdleElement): Flows {
  return { incoming: incomingOf(diagram, node).length, outgoing: outgoingOf(diagram, node).length };
}

function whyNot(direction: string, { incoming, outgoing }: Flows): string | undefined {
  switch (direction) {
    case 'Converging':
      return incoming < 2 || outgoing > 1 ? 'several incoming flows and one outgoing flow' : undefined;
    case 'Diverging':
      return incoming > 1 || outgoing < 2 ? 'one incoming flow and several outgoing flows' : undefined;
    case 'Mixed':
      return incoming < 2 || outgoing < 2 ? 'several incoming and several outgoing flows' : undefined;
    default:
      return undefined;
  }
}
