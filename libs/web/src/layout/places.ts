import type { Point } from './boxes.js';
import type { Plane } from './drawn-planes.js';
import { type Box, type DrawnElement, labelPlaces, type Places } from './labels.js';

/** Where everything drawn goes; null where something of it has no place in the planes. */
export const tidyPlaces = (drawn: readonly DrawnElement[], planes: readonly Plane[]): Places | null => {
  const shapes = new Map(planes.flatMap((plane) => plane.shapes.map((shape) => [shape.id, shape])));
  const edges = new Map(planes.flatMap((plane) => plane.edges.map(({ id, points }) => [id, points])));
  const boxes = new Map<DrawnElement, Box>();
  const lines = new Map<DrawnElement, readonly Point[]>();
  for (const element of drawn) {
    if (element.labelTarget !== undefined) continue;
    const [shape, points] = [shapes.get(element.id), edges.get(element.id)];
    if (element.waypoints !== undefined && points !== undefined) lines.set(element, points.map(whole));
    else if (element.waypoints === undefined && shape !== undefined) boxes.set(element, wholeBox(shape));
    else return null;
  }
  const drawnAs = (...kinds: readonly string[]): readonly Box[] =>
    [...boxes].flatMap(([{ id }, box]) => (kinds.includes(shapes.get(id)?.kind ?? '') ? [box] : []));
  const labels = labelPlaces(
    drawn.filter(({ labelTarget }) => labelTarget !== undefined),
    { boxes, lines },
    { steps: drawnAs('node'), frames: drawnAs('pool', 'lane', 'scope') },
  );
  return { boxes: new Map([...boxes, ...labels].map(([shape, box]) => [shape, wholeBox(box)])), lines };
};

const whole = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

const wholeBox = ({ x, y, width, height }: Box): Box => ({
  ...whole({ x, y }),
  width: Math.round(width),
  height: Math.round(height),
});
