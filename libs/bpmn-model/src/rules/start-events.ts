import { type Diagram, implicitStarts, incomingOf, instantiates, isEventSubProcess, type Scope } from '../diagram.js';
import { labelOf } from '../label.js';
import { triggersOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** Where a process or subprocess begins. */
export const startEvents: Rule = {
  codes: ['start-event-missing', 'start-event-several', 'start-event-trigger', 'start-event-incoming'],
  source: 'BPMN 2.0.2, 10.5.2',
  check(diagram, report) {
    for (const scope of diagram.scopes) {
      if (startsByToken(scope)) checkBeginning(diagram, scope, report);
      if (scope.element.$type === 'bpmn:Process') checkProcess(scope, report);
      else if (startsByToken(scope)) checkSubProcess(scope, report);
      for (const start of startsOf(scope)) {
        for (const flow of incomingOf(diagram, start)) {
          report.error(
            'start-event-incoming',
            `expected no sequence flow into ${labelOf(start)}, but ${labelOf(flow)} leads to it. Let it end at the next element instead ("a Start Event MUST NOT be a target for Sequence Flows").`,
            start,
          );
        }
      }
    }
  },
};

/** Event subprocesses start by their trigger, ad-hoc ones by choice. */
function startsByToken({ element }: Scope): boolean {
  return !isEventSubProcess(element) && element.$type !== 'bpmn:AdHocSubProcess';
}

function startsOf(scope: Scope) {
  return scope.nodes.filter((node) => node.$type === 'bpmn:StartEvent');
}

/**
 * "If there is an End Event, then there MUST be at least one Start Event." Without both, everything begins that no
 * flow leads to.
 */
function checkBeginning(diagram: Diagram, scope: Scope, report: Report): void {
  if (startsOf(scope).length > 0 || scope.nodes.some(instantiates)) return;
  const ends = scope.nodes.some((node) => node.$type === 'bpmn:EndEvent');
  if (!ends && implicitStarts(diagram, scope).length > 0) return;
  const lack = ends ? 'has an end event and no start event' : 'has none, and nothing in it could begin';
  report.error(
    'start-event-missing',
    `expected a start event, but ${labelOf(scope.element)} ${lack}. Draw where it begins.`,
    scope.element,
  );
}

function checkProcess(scope: Scope, report: Report): void {
  const plain = startsOf(scope).filter((start) => triggersOf(start).length === 0);
  for (const extra of plain.slice(1)) {
    report.error(
      'start-event-several',
      `expected one start event without a trigger, but ${labelOf(extra)} is another one of ${labelOf(scope.element)}. Remove it, or give it a message or a timer.`,
      extra,
    );
  }
}

function checkSubProcess(scope: Scope, report: Report): void {
  const starts = startsOf(scope);
  if (starts.length > 1) {
    report.error(
      'start-event-several',
      `expected one start event, but ${labelOf(scope.element)} has ${starts.length}. Draw a single start event inside it.`,
      scope.element,
    );
  }
  for (const start of starts.filter((each) => triggersOf(each).length > 0)) {
    report.error(
      'start-event-trigger',
      `expected a start event without a trigger in ${labelOf(scope.element)}, but ${labelOf(start)} has one. A subprocess starts when the token arrives: remove the trigger.`,
      start,
    );
  }
}
