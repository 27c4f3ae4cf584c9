import { elementOf, type ModdleElement } from '@relevo/bpmn-model';
import { comparedOn, holds, samplesFor } from './comparisons.js';
import { at, conditionOf, drawnIn, elementName, outgoing } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

const neverTaken = (gateway: ModdleElement): ModdleElement | undefined => {
  const fallback = elementOf(gateway, 'default');
  const others = outgoing(gateway).filter((flow) => flow !== fallback && conditionOf(flow) !== '');
  const comparisons = comparedOn(others);
  if (fallback === undefined || comparisons === null || others.length < 2) return undefined;
  const samples = samplesFor(comparisons);
  return samples?.every((value) => comparisons.some((one) => holds(one, value))) ? fallback : undefined;
};

/** A default way out beside conditions that leave nothing over. */
export const defaultNever: DrawingRule = {
  code: 'default-never',
  severity: 'hint',
  check: ({ definitions }) =>
    drawnIn(definitions)
      .filter(({ $type }) => $type === 'bpmn:ExclusiveGateway')
      .flatMap((gateway) => {
        const flow = neverTaken(gateway);
        return flow === undefined ? [] : [{ ...at(flow), values: { decision: elementName(gateway) } }];
      }),
};
