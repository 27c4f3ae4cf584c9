import { outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

export const defaultFlow: Rule = {
  codes: ['default-flow-foreign', 'default-flow-condition'],
  source:
    'BPMN 2.0.2, 8.4.13: the default flow is one of the outgoing flows of its gateway or activity, without a condition',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      const flow = node.$instanceOf('bpmn:Activity') || hasDefault(node.$type) ? elementOf(node, 'default') : undefined;
      if (!flow) continue;
      if (!outgoingOf(diagram, node).includes(flow)) {
        report.error(
          'default-flow-foreign',
          `expected the default flow of ${labelOf(node)} to start there, but ${labelOf(flow)} starts elsewhere. Choose one of its own flows.`,
          node,
        );
      } else if (elementOf(flow, 'conditionExpression')) {
        report.error(
          'default-flow-condition',
          `expected the default flow of ${labelOf(node)} without a condition, but ${labelOf(flow)} has one. Remove the condition: it is taken when no other holds.`,
          flow,
        );
      }
    }
  },
};

const WITH_DEFAULT = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']);

function hasDefault(type: string): boolean {
  return WITH_DEFAULT.has(type);
}
