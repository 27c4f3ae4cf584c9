import { type Diagram, incomingOf, outgoingOf, type Scope } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, elementsOf, type ModdleElement } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** A flow connects two nodes of the scope it is drawn in, and the nodes agree. */
export const sequenceFlows: Rule = {
  codes: ['flow-end-missing', 'flow-crosses-scope', 'flow-mismatch', 'flow-unlisted'],
  source: 'BPMN 2.0.2, 8.4.13: sequence flows cross neither the boundary of a subprocess nor that of a pool',
  check(diagram, report) {
    for (const scope of diagram.scopes) {
      for (const flow of scope.flows) {
        checkEnd(diagram, scope, flow, { end: 'sourceRef', word: 'start', report });
        checkEnd(diagram, scope, flow, { end: 'targetRef', word: 'end', report });
      }
      for (const node of scope.nodes) {
        checkListed(node, 'incoming', 'targetRef', report);
        checkListed(node, 'outgoing', 'sourceRef', report);
      }
      if (listsFlows(diagram, scope.process)) for (const node of scope.nodes) checkComplete(diagram, node, report);
    }
  },
};

interface End {
  readonly end: 'sourceRef' | 'targetRef';
  readonly word: string;
  readonly report: Report;
}

function checkEnd(diagram: Diagram, scope: Scope, flow: ModdleElement, { end, word, report }: End): void {
  const node = elementOf(flow, end);
  if (!node) {
    const message = `expected ${labelOf(flow)} to ${word} at an element, but it does not. Draw it again.`;
    return report.error('flow-end-missing', message, flow);
  }
  const home = diagram.home.get(node);
  if (home === scope) return;
  const place = home ? labelOf(home.element) : 'another process';
  report.error(
    'flow-crosses-scope',
    `expected ${labelOf(flow)} to stay inside ${labelOf(scope.element)}, but it ${word}s at ${labelOf(node)} in ${place}. Connect the subprocess itself, or use a message between pools.`,
    flow,
  );
}

function checkListed(node: ModdleElement, list: 'incoming' | 'outgoing', end: End['end'], report: Report): void {
  for (const flow of elementsOf(node, list)) {
    if (elementOf(flow, end) === node) continue;
    report.error(
      'flow-mismatch',
      `expected ${labelOf(flow)} at ${labelOf(node)}, which lists it as ${list}, but it is drawn elsewhere. Draw the flow again.`,
      node,
    );
  }
}

/** Most tools write each flow at its two ends as well; others never do. */
function listsFlows({ scopes }: Diagram, process: ModdleElement): boolean {
  const nodes = scopes.filter((scope) => scope.process === process).flatMap((scope) => scope.nodes);
  return nodes.some((node) => elementsOf(node, 'incoming').length + elementsOf(node, 'outgoing').length > 0);
}

function checkComplete(diagram: Diagram, node: ModdleElement, report: Report): void {
  const flows = { incoming: incomingOf(diagram, node), outgoing: outgoingOf(diagram, node) };
  for (const list of ['incoming', 'outgoing'] as const) {
    for (const flow of flows[list].filter((each) => !elementsOf(node, list).includes(each))) {
      const message = `expected ${labelOf(node)} to list ${labelOf(flow)} as ${list}, as the other elements do, but it does not. Draw the flow again.`;
      report.error('flow-unlisted', message, node);
    }
  }
}
