import { at, conditionOf, drawnIn, elementName, isDecision, nameOf, outgoing } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

/** A way out of a decision without a name: nobody sees which answer it is. */
export const wayUnlabelled: DrawingRule = {
  code: 'way-unlabelled',
  severity: 'hint',
  check: ({ definitions }) =>
    drawnIn(definitions)
      .filter(isDecision)
      .filter((gateway) => outgoing(gateway).length > 1)
      .flatMap((gateway) =>
        outgoing(gateway)
          .filter((flow) => nameOf(flow) === '' && (conditionOf(flow) !== '' || isDefault(gateway, flow)))
          .map((flow) => ({ ...at(flow), elementName: elementName(gateway) })),
      ),
};

const isDefault = (gateway: { get(name: string): unknown }, flow: unknown): boolean => gateway.get('default') === flow;
