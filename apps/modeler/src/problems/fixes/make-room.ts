import type { Connected, FixTools } from './fix-tools.js';

interface Space {
  readonly axis: 'x' | 'y';
  readonly from: number;
  readonly by: number;
}

/** What lies beyond moves on; pools and lanes grow. */
export const makeRoom = ({ axis, from, by }: Space, { elementRegistry, spaceTool, modeling }: FixTools): void => {
  const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(elementRegistry.getAll(), axis, by, from);
  const delta = axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by };
  modeling.createSpace(movingShapes, resizingShapes, delta, axis === 'x' ? 'e' : 's', from);
};

const isAround =
  ({ x, y, width, height }: Connected) =>
  (lane: Connected): boolean =>
    lane.type === 'bpmn:Lane' &&
    lane.x <= x &&
    lane.y <= y &&
    lane.x + lane.width >= x + width &&
    lane.y + lane.height >= y + height;

/** Lets the innermost lane of a step end at least so far below it. */
export const makeRoomBelow = (step: Connected, needed: number, tools: FixTools): void => {
  const lanes = tools.elementRegistry.getAll().filter(isAround(step));
  const [lane] = lanes.toSorted((a, b) => a.height - b.height);
  if (lane === undefined) return;
  const bottom = lane.y + lane.height;
  const missing = step.y + step.height + needed - bottom;
  if (missing > 0) makeRoom({ axis: 'y', from: bottom - 2, by: missing }, tools);
};
