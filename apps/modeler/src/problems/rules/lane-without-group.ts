import { elementOf, elementsOf, type ModdleElement } from '@relevo/bpmn-model';
import { at, lanesOf, propertyOf } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

const hasTasks = (lane: ModdleElement): boolean =>
  elementsOf(lane, 'flowNodeRef').some(({ $type }) => $type === 'bpmn:UserTask');

/** A lane with tasks for people that belongs to no group: what is drawn into it next reaches nobody. */
export const laneWithoutGroup: DrawingRule = {
  code: 'lane-without-group',
  severity: 'hint',
  check: ({ definitions }) => {
    const lanes = lanesOf(definitions);
    const outer = (lane: ModdleElement) => lanes.find((other) => elementOf(other, 'childLaneSet') === lane.$parent);
    const belongs = (lane: ModdleElement | undefined): boolean =>
      lane !== undefined && (propertyOf(lane, 'relevo:group') !== undefined || belongs(outer(lane)));
    return lanes
      .filter((lane) => elementOf(lane, 'childLaneSet') === undefined && hasTasks(lane) && !belongs(lane))
      .map(at);
  },
};
