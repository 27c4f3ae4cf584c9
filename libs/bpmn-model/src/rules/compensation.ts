import {
  associatedWith,
  type Diagram,
  hasTrigger,
  incomingOf,
  isBoundaryEvent,
  isEventSubProcess,
  isForCompensation,
  outgoingOf,
  type Scope,
} from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

const TRIGGER = 'bpmn:CompensateEventDefinition';

/** What undoes stands beside the flow, tied to what it undoes. */
export const compensation: Rule = {
  codes: ['compensation-handler-missing', 'compensation-flow', 'compensation-target', 'compensation-unreachable'],
  source:
    'BPMN 2.0.2, 10.7.1 and 10.7.2: a compensation boundary event is tied by an association to its handler; a throw event names an activity that is visible to it',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (isBoundaryEvent(node) && hasTrigger(node, TRIGGER)) checkBoundary(diagram, node, report);
      else if (node.$instanceOf('bpmn:ThrowEvent')) checkThrow(diagram, node, report);
      if (isForCompensation(node)) checkHandler(diagram, node, report);
    }
  },
};

function checkBoundary(diagram: Diagram, event: ModdleElement, report: Report): void {
  for (const flow of outgoingOf(diagram, event)) {
    const message = `expected an association from ${labelOf(event)} to its handler, but ${labelOf(flow)} is a sequence flow. Compensation is no part of the flow: draw an association instead.`;
    report.error('compensation-flow', message, event);
  }
  const handlers = associatedWith(diagram, event).filter((each) => each.$instanceOf('bpmn:Activity'));
  const [handler] = handlers;
  if (handlers.length !== 1 || !handler) {
    const found = handlers.length === 0 ? 'there is none' : `there are ${handlers.length}`;
    const message = `expected an association from ${labelOf(event)} to the one activity that undoes, but ${found}. Draw a single association.`;
    return report.error('compensation-handler-missing', message, event);
  }
  if (!isForCompensation(handler)) {
    const message = `expected ${labelOf(handler)}, which undoes for ${labelOf(event)}, to be marked as a compensation activity, but it is not. Set isForCompensation.`;
    report.error('compensation-handler-missing', message, handler);
  }
  if (diagram.home.get(handler) === diagram.home.get(event)) return;
  const message = `expected ${labelOf(handler)} beside ${labelOf(event)}, but it lies in another scope. Move it there.`;
  report.error('compensation-handler-missing', message, handler);
}

function checkHandler(diagram: Diagram, handler: ModdleElement, report: Report): void {
  for (const flow of [...incomingOf(diagram, handler), ...outgoingOf(diagram, handler)]) {
    const message = `expected no sequence flow at ${labelOf(handler)}, which is for compensation, but ${labelOf(flow)} touches it. Remove the flow.`;
    report.error('compensation-flow', message, handler);
  }
  if (associatedWith(diagram, handler).some(isBoundaryEvent)) return;
  const message = `expected ${labelOf(handler)} to undo something, but no compensation event is tied to it: it never runs. Draw the association, or delete it.`;
  report.warning('compensation-unreachable', message, handler);
}

function checkThrow(diagram: Diagram, event: ModdleElement, report: Report): void {
  for (const trigger of triggersOf(event).filter((each) => each.$type === TRIGGER)) {
    const activity = elementOf(trigger, 'activityRef');
    const reason = activity && whyNot(diagram, event, activity);
    if (!reason) continue;
    const message = `expected ${labelOf(event)} to compensate an activity that it can reach, but ${labelOf(activity)} ${reason}. Choose another one, or none for all of them.`;
    report.error('compensation-target', message, event);
  }
}

function whyNot(diagram: Diagram, event: ModdleElement, activity: ModdleElement): string | undefined {
  const home = diagram.home.get(activity);
  if (!home || !visibleFrom(diagram, event).includes(home)) return 'lies in another scope';
  if (!activity.$instanceOf('bpmn:Activity')) return 'is no activity';
  if (activity.$instanceOf('bpmn:SubProcess') || activity.$type === 'bpmn:CallActivity') return undefined;
  const boundaries = diagram.boundaries.get(activity) ?? [];
  return boundaries.some((each) => hasTrigger(each, TRIGGER)) ? undefined : 'has no compensation event on its boundary';
}

/** Its own scope; from an event subprocess, the one around as well. */
function visibleFrom(diagram: Diagram, event: ModdleElement): readonly Scope[] {
  const home = diagram.home.get(event);
  if (!home) return [];
  return isEventSubProcess(home.element) ? [home, ...visibleFrom(diagram, home.element)] : [home];
}
