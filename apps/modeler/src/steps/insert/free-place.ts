import { type Connection, isA, middle, type Point, type Registry, rightOf, type Shape } from '../diagram.js';
import { innermostLanes } from './lanes.js';

export interface Place {
  /** Centre of the place where it is put. */
  readonly at: Point;
  readonly target: Shape | Connection;
  readonly source?: Shape;
}

const gap = 100;

const isStep = (shape: Shape): boolean => isA(shape, 'bpmn:FlowNode') && shape.labelTarget === undefined;

export const holdsSteps = (shape: Shape): boolean =>
  ['bpmn:Lane', 'bpmn:Participant', 'bpmn:Process', 'bpmn:SubProcess'].some((type) => isA(shape, type));

/** What new steps lie in: the first pool that has a process, or the drawing itself. */
export const homeOf = (root: Shape): Shape => {
  if (!isA(root, 'bpmn:Collaboration')) return root;
  const pools = (root.children ?? []).filter((shape) => isA(shape, 'bpmn:Participant'));
  return pools.find(({ businessObject }) => businessObject.get<unknown>('processRef') !== undefined) ?? root;
};

/** In the middle of an arrow's longest part. */
export const onFlow = ({ waypoints }: Connection): Point => {
  const parts = waypoints.slice(1).flatMap((to, index) => {
    const from = waypoints[index];
    if (!from) return [];
    const at = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    return [{ at, length: Math.hypot(to.x - from.x, to.y - from.y) }];
  });
  return parts.toSorted((a, b) => b.length - a.length)[0]?.at ?? { x: 0, y: 0 };
};

/** Right of what lies there already; in an empty drawing in the middle of what is seen. */
export const freePlace = (container: Shape, registry: Registry, seen: Point): Point => {
  const lane = isA(container, 'bpmn:Lane') ? container : undefined;
  const parent = lane ? poolOf(lane) : container;
  const inside = registry.filter((shape) => shape.parent === parent && isStep(shape));
  const steps = lane
    ? inside.filter((shape) => middle(shape).y >= lane.y && middle(shape).y < lane.y + lane.height)
    : inside;
  const last = steps.toSorted((a, b) => rightOf(b) - rightOf(a))[0];
  if (last) return { x: rightOf(last) + gap, y: middle(last).y };
  const room = lane ?? innermostLanes(container)[0] ?? container;
  // A whole drawing has no size of its own.
  return room.parent ? { x: room.x + gap, y: middle(room).y } : seen;
};

const poolOf = (lane: Shape): Shape =>
  (lane.parent && isA(lane.parent, 'bpmn:Lane') ? poolOf(lane.parent) : lane.parent) ?? lane;
