import { type Diagram, hasTrigger, incomingOf, outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

const TRIGGERS = new Set([
  'bpmn:MessageEventDefinition',
  'bpmn:TimerEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
]);

/** The first event wins, so there must be at least two, each waited for by the gateway alone. */
export const eventBasedGateway: Rule = {
  codes: ['event-gateway-outgoing', 'event-gateway-target', 'event-gateway-mixed', 'event-gateway-condition'],
  source: 'BPMN 2.0.2, 10.6.6',
  check(diagram, report) {
    for (const gateway of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (gateway.$type !== 'bpmn:EventBasedGateway') continue;
      const flows = outgoingOf(diagram, gateway);
      if (flows.length < 2) {
        const message = `expected at least two sequence flows out of ${labelOf(gateway)}, but it has ${flows.length}. Draw the second event, or wait for the one without a gateway.`;
        report.error('event-gateway-outgoing', message, gateway);
      }
      for (const flow of flows) {
        checkCondition(flow, report);
        checkTarget(diagram, { gateway, flow }, report);
      }
      checkMixed(gateway, flows, report);
    }
  },
};

function checkCondition(flow: ModdleElement, report: Report): void {
  if (!elementOf(flow, 'conditionExpression')) return;
  const message = `expected no condition on ${labelOf(flow)}, but it has one. The event decides: remove the condition.`;
  report.error('event-gateway-condition', message, flow);
}

interface Way {
  readonly gateway: ModdleElement;
  readonly flow: ModdleElement;
}

function checkTarget(diagram: Diagram, { gateway, flow }: Way, report: Report): void {
  const target = elementOf(flow, 'targetRef');
  if (!target) return;
  if (!isTarget(target)) {
    const message = `expected ${labelOf(gateway)} to lead to message, signal, timer or conditional catch events or receive tasks, but ${labelOf(flow)} leads to ${labelOf(target)}. Put a catching event between them.`;
    report.error('event-gateway-target', message, target);
  } else if (incomingOf(diagram, target).length > 1) {
    const message = `expected ${labelOf(target)} to be reached from ${labelOf(gateway)} alone, but other flows lead there too. Draw an event of its own for them.`;
    report.error('event-gateway-target', message, target);
  } else if ((diagram.boundaries.get(target) ?? []).length > 0) {
    const message = `expected no event on the boundary of ${labelOf(target)}, which ${labelOf(gateway)} waits for, but there is one. Draw it as another event after the gateway.`;
    report.error('event-gateway-target', message, target);
  }
}

/** "If Message Intermediate Events are used in the configuration, then Receive Tasks MUST NOT be used …" */
function checkMixed(gateway: ModdleElement, flows: readonly ModdleElement[], report: Report): void {
  const targets = flows.flatMap((flow) => elementOf(flow, 'targetRef') ?? []);
  const receives = targets.some((target) => target.$type === 'bpmn:ReceiveTask');
  if (!receives || !targets.some((target) => hasTrigger(target, 'bpmn:MessageEventDefinition'))) return;
  const message = `expected ${labelOf(gateway)} to wait for messages by events or by receive tasks, but it does both. Choose one of them.`;
  report.error('event-gateway-mixed', message, gateway);
}

function isTarget(node: ModdleElement): boolean {
  if (node.$type === 'bpmn:ReceiveTask') return true;
  return node.$type === 'bpmn:IntermediateCatchEvent' && triggersOf(node).every((each) => TRIGGERS.has(each.$type));
}
