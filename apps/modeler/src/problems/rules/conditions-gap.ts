import { elementOf, type ModdleElement } from '@relevo/bpmn-model';
import { comparedOn, holds, samplesFor, type Comparison, type Value } from './comparisons.js';
import { at, conditionOf, drawnIn, outgoing } from './drawn-elements.js';
import { valuesThatFormsSet } from './form-values.js';
import type { Drawing, DrawingRule } from './rule.js';

const possible = (drawing: Drawing, comparisons: readonly Comparison[]): readonly Value[] =>
  samplesFor(comparisons) ?? valuesThatFormsSet(drawing.forms, comparisons[0]?.variable ?? '') ?? [];

const gapOf = (drawing: Drawing, gateway: ModdleElement) => {
  const flows = outgoing(gateway);
  if (flows.length < 2 || elementOf(gateway, 'default') || flows.some((flow) => conditionOf(flow) === '')) return [];
  const comparisons = comparedOn(flows);
  if (comparisons === null) return [];
  const open = possible(drawing, comparisons).find((value) => !comparisons.some((one) => holds(one, value)));
  if (open === undefined) return [];
  return [{ ...at(gateway), values: { variable: comparisons[0]?.variable ?? '', value: String(open) } }];
};

/** A value for which no way out of a decision is taken, where the values are known: numbers, yes/no, a form's options. */
export const conditionsGap: DrawingRule = {
  code: 'conditions-gap',
  severity: 'warning',
  check: (drawing) =>
    drawnIn(drawing.definitions)
      .filter(({ $type }) => $type === 'bpmn:ExclusiveGateway')
      .flatMap((gateway) => gapOf(drawing, gateway)),
};
