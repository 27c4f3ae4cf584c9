import { type Diagram, incomingOf, instantiates } from '../diagram.js';
import { labelOf } from '../label.js';
import { booleanOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** Receive tasks and event-based gateways that start a process stand where it begins. */
export const instantiatingElements: Rule = {
  codes: ['instantiate-incoming', 'instantiate-place', 'event-gateway-parallel'],
  source:
    'BPMN 2.0.2, 10.3.3 and 10.6.6: a receive task or an event-based gateway that instantiates the process has no incoming sequence flow',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (instantiates(node)) check(diagram, node, report);
      else if (isParallel(node)) tellParallel(node, report);
    }
  },
};

function check(diagram: Diagram, node: ModdleElement, report: Report): void {
  if (incomingOf(diagram, node).length > 0) {
    const message = `expected no sequence flow into ${labelOf(node)}, which starts the process, but there is one. Set instantiate to false.`;
    report.error('instantiate-incoming', message, node);
  }
  const scope = diagram.home.get(node);
  if (!scope || scope.element === scope.process) return;
  const message = `expected ${labelOf(node)}, which starts the process, directly in it, but it lies in ${labelOf(scope.element)}. Move it out, or set instantiate to false.`;
  report.error('instantiate-place', message, node);
}

function isParallel(node: ModdleElement): boolean {
  return (
    node.$type === 'bpmn:EventBasedGateway' &&
    stringOf(node, 'eventGatewayType') === 'Parallel' &&
    booleanOf(node, 'instantiate') !== true
  );
}

function tellParallel(node: ModdleElement, report: Report): void {
  const message = `expected ${labelOf(node)}, which is parallel, to start the process, but instantiate is false. Only a gateway that starts the process can wait for all of its events: set instantiate, or make it exclusive.`;
  report.error('event-gateway-parallel', message, node);
}
