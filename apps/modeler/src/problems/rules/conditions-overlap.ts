import type { ModdleElement } from '@relevo/bpmn-model';
import { comparedOn, holds, samplesFor } from './comparisons.js';
import { at, conditionOf, drawnIn, elementName, outgoing } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

/** Two of the same condition are another rule's. */
const distinctFlows = (gateway: ModdleElement): readonly ModdleElement[] => {
  const flows = outgoing(gateway).filter((flow) => conditionOf(flow) !== '');
  return flows.filter((flow, place) => flows.findIndex((other) => conditionOf(other) === conditionOf(flow)) === place);
};

const overlapOf = (gateway: ModdleElement) => {
  const flows = distinctFlows(gateway);
  const comparisons = comparedOn(flows);
  const samples = comparisons && samplesFor(comparisons);
  if (comparisons === null || samples === null) return [];
  const takenFor = (value: (typeof samples)[number]) =>
    flows.filter((_, place) => comparisons[place] !== undefined && holds(comparisons[place], value));
  const value = samples.find((sample) => takenFor(sample).length > 1);
  if (value === undefined) return [];
  const [first, second] = takenFor(value).map(elementName);
  const variable = comparisons[0]?.variable ?? '';
  return [{ ...at(gateway), values: { variable, value: String(value), first: first ?? '', second: second ?? '' } }];
};

/** Conditions of a decision that are true for the same value: the way drawn first wins, which nobody sees. */
export const conditionsOverlap: DrawingRule = {
  code: 'conditions-overlap',
  severity: 'warning',
  check: ({ definitions }) =>
    drawnIn(definitions)
      .filter(({ $type }) => $type === 'bpmn:ExclusiveGateway')
      .flatMap(overlapOf),
};
