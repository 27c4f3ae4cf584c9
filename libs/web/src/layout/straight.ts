import type { Point, Shape } from './boxes.js';

const middle = ({ x, y, width, height }: Shape): Point => ({ x: x + width / 2, y: y + height / 2 });

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
