import { at, conditionOf, drawnIn, nameOf, outgoing } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

/** A decision whose name is no question: its ways out are the answers. */
export const decisionQuestion: DrawingRule = {
  code: 'decision-question',
  severity: 'hint',
  check: ({ definitions }) =>
    drawnIn(definitions)
      .filter(({ $type }) => $type === 'bpmn:ExclusiveGateway')
      .filter((gateway) => outgoing(gateway).filter((flow) => conditionOf(flow) !== '').length > 0)
      .filter((gateway) => outgoing(gateway).length > 1 && nameOf(gateway) !== '' && !nameOf(gateway).endsWith('?'))
      .map(at),
};
