import { elementOf, elementsOf } from '@relevo/bpmn-model';
import { at, lanesOf } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

/** A lane in which nothing is drawn. */
export const laneEmpty: DrawingRule = {
  code: 'lane-empty',
  severity: 'hint',
  check: ({ definitions }) =>
    lanesOf(definitions)
      .filter((lane) => elementsOf(lane, 'flowNodeRef').length === 0 && elementOf(lane, 'childLaneSet') === undefined)
      .map(at),
};
