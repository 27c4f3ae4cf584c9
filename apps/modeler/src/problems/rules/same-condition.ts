import type { ModdleElement } from '@relevo/bpmn-model';
import { at, conditionOf, drawnIn, elementName, outgoing } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

const spaceless = (flow: ModdleElement): string => conditionOf(flow).replace(/\s+/g, ' ');

/** Two ways out of a decision with the same condition: the second is never taken. */
export const sameCondition: DrawingRule = {
  code: 'same-condition',
  severity: 'warning',
  check: ({ definitions }) =>
    drawnIn(definitions)
      .filter(({ $type }) => $type === 'bpmn:ExclusiveGateway')
      .flatMap((gateway) => {
        const seen = new Map<string, ModdleElement>();
        return outgoing(gateway).flatMap((flow) => {
          const condition = spaceless(flow);
          const first = seen.get(condition);
          if (condition !== '' && first === undefined) seen.set(condition, flow);
          if (condition === '' || first === undefined) return [];
          return [{ ...at(flow), values: { other: elementName(first), decision: elementName(gateway) } }];
        });
      }),
};
