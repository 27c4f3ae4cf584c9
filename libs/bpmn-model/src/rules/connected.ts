import {
  type Diagram,
  incomingOf,
  instantiates,
  isBoundaryEvent,
  isEventSubProcess,
  isForCompensation,
  outgoingOf,
  type Scope,
} from '../diagram.js';
import { labelOf } from '../label.js';
import { type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** Nothing stands beside the flow: a token can reach every node, and knows where to go. */
export const connected: Rule = {
  codes: ['no-incoming-flow', 'no-outgoing-flow'],
  source: 'BPMN 2.0.2, 10.5.2 and 10.5.3: with a start (end) event, every other node must be target (source) of a flow',
  check(diagram, report) {
    for (const scope of diagram.scopes) {
      const starts = scope.nodes.some((each) => each.$type === 'bpmn:StartEvent');
      const ends = scope.nodes.some((each) => each.$type === 'bpmn:EndEvent') && !isInAdHoc(scope);
      for (const node of scope.nodes) {
        if (needsIncoming(node, starts) && incomingOf(diagram, node).length === 0) tellIncoming(node, report);
        if (needsOutgoing(diagram, node, ends) && outgoingOf(diagram, node).length === 0) tellOutgoing(node, report);
      }
    }
  },
};

function needsIncoming(node: ModdleElement, scopeStarts: boolean): boolean {
  if (node.$type === 'bpmn:StartEvent' || isBoundaryEvent(node) || standsAside(node)) return false;
  if (instantiates(node)) return false;
  if (isLink(node) && node.$type === 'bpmn:IntermediateCatchEvent') return false;
  if (node.$instanceOf('bpmn:Event')) return true;
  return scopeStarts;
}

function needsOutgoing(diagram: Diagram, node: ModdleElement, scopeEnds: boolean): boolean {
  if (node.$type === 'bpmn:EndEvent' || standsAside(node)) return false;
  if (isLink(node) && node.$type === 'bpmn:IntermediateThrowEvent') return false;
  if (isBoundaryEvent(node)) return !triggersOf(node).some((each) => each.$type === 'bpmn:CompensateEventDefinition');
  if (node.$instanceOf('bpmn:Event')) return true;
  if (node.$instanceOf('bpmn:Gateway') && incomingOf(diagram, node).length < 2) return true;
  return scopeEnds;
}

/** Event subprocesses and compensation handlers are reached without a flow; so is all of an ad-hoc subprocess. */
function standsAside(node: ModdleElement): boolean {
  return isEventSubProcess(node) || isForCompensation(node);
}

function isInAdHoc(scope: Scope): boolean {
  return scope.element.$type === 'bpmn:AdHocSubProcess';
}

function isLink(node: ModdleElement): boolean {
  return node.$instanceOf('bpmn:Event') && triggersOf(node).some((each) => each.$type === 'bpmn:LinkEventDefinition');
}

function tellIncoming(node: ModdleElement, report: Report): void {
  const message = `expected a sequence flow into ${labelOf(node)}, but none leads there: it would never run. Connect it, or delete it.`;
  report.error('no-incoming-flow', message, node);
}

function tellOutgoing(node: ModdleElement, report: Report): void {
  const message = `expected a sequence flow out of ${labelOf(node)}, but none starts there. Connect it, to an end event if the work is done.`;
  report.error('no-outgoing-flow', message, node);
}
