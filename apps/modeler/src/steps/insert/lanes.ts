import type { Group } from '@relevo/contracts';
import { readProperty, writeProperty } from '../../properties/relevo-properties.js';
import { readWho } from '../../properties/who/who.js';
import type { BpmnFactory, Modeling } from '../../editor/services.js';
import { bottomOf, isA, type Point, type Shape, type StepModeling } from '../diagram.js';
import type { Place } from '../pattern.js';

const lanesIn = (container: Shape): readonly Shape[] =>
  (container.children ?? []).filter((child) => isA(child, 'bpmn:Lane') && child.labelTarget === undefined);

/** Lanes without lanes inside: those that steps lie in, from top to bottom. */
export const innermostLanes = (container: Shape): readonly Shape[] =>
  lanesIn(container)
    .flatMap((lane) => (lanesIn(lane).length === 0 ? [lane] : innermostLanes(lane)))
    .toSorted((a, b) => a.y - b.y);

export const laneAt = (container: Shape, { x, y }: Point): Shape | undefined =>
  innermostLanes(container).find(
    (lane) => y >= lane.y && y < bottomOf(lane) && x >= lane.x - 60 && x <= lane.x + lane.width + 60,
  );

export interface LaneTools {
  readonly modeling: StepModeling & Modeling;
  readonly bpmnFactory: BpmnFactory;
  readonly groups: readonly Group[];
  /** What a new lane of the requester is called. */
  readonly requester: string;
}

const groupOf = (place: Exclude<Place, 'here'>): string => (place === 'requester' ? 'requester' : place.group);

/** The lane of whoever does a step: one that there is, or a new one; undefined in a drawing without lanes. */
export const laneFor = (container: Shape, place: Exclude<Place, 'here'>, tools: LaneTools): Shape | undefined => {
  const lanes = innermostLanes(container);
  const group = groupOf(place);
  const found = lanes.find((lane) => readProperty(lane, 'relevo:group') === group);
  if (found || lanes.length === 0) return found;
  const top = place === 'requester';
  const outer = lanesIn(container).toSorted((a, b) => a.y - b.y);
  const beside = top ? outer[0] : outer.at(-1);
  if (!beside) return undefined;
  const lane = tools.modeling.addLane(beside, top ? 'top' : 'bottom');
  const name = top ? tools.requester : (tools.groups.find(({ id }) => id === group)?.name ?? group);
  tools.modeling.updateProperties(lane, { name });
  writeProperty(lane, { name: 'relevo:group', value: group }, tools);
  return lane;
};

/** Without lanes the step itself says who does it: whoever did the step before, where nothing else is said. */
export const assigned = (place: Place, before: Shape | undefined): string | undefined => {
  if (place !== 'here') return groupOf(place);
  const who = before && readWho(before);
  return who?.kind === 'group' && who.group !== 'requester' ? who.group : undefined;
};
