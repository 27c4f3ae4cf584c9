import type { Point, Shape } from './boxes.js';

const below = 25;

const middle = ({ x, y, width, height }: Shape): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Around from below: for a way back. */
const around = (from: Shape, to: Shape): readonly Point[] => {
  const y = Math.max(from.y + from.height, to.y + to.height) + below;
  const [start, end] = [middle(from).x, middle(to).x];
  return [
    { x: start, y: from.y + from.height },
    { x: start, y },
    { x: end, y },
    { x: end, y: to.y + to.height },
  ];
};

/** An arrow in right angles; `vertical`: it leaves upwards or downwards (gateways, events on an edge). */
export const route = (from: Shape, to: Shape, vertical: boolean): readonly Point[] => {
  const [start, end] = [middle(from), middle(to)];
  if (to.x < from.x + from.width) return around(from, to);
  const target = { x: to.x, y: end.y };
  if (Math.abs(start.y - end.y) < 1) return [{ x: from.x + from.width, y: start.y }, target];
  if (vertical) {
    const edge = end.y > start.y ? from.y + from.height : from.y;
    return [{ x: start.x, y: edge }, { x: start.x, y: end.y }, target];
  }
  const bend = to.x - below;
  return [{ x: from.x + from.width, y: start.y }, { x: bend, y: start.y }, { x: bend, y: end.y }, target];
};

const edgeOf = (shape: Shape, towards: Point): Point => {
  const { x, y } = middle(shape);
  const [dx, dy] = [towards.x - x, towards.y - y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : shape.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : shape.height / 2 / Math.abs(dy),
  );
  return Number.isFinite(scale) ? { x: Math.round(x + dx * scale), y: Math.round(y + dy * scale) } : { x, y };
};

/** The straight line from edge to edge: messages, data, notes. */
export const straight = (from: Shape, to: Shape): readonly Point[] => [
  edgeOf(from, middle(to)),
  edgeOf(to, middle(from)),
];
