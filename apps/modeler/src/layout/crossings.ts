import type { Point, Size } from './boxes.js';

export type Piece = readonly [start: Point, end: Point];

export const piecesOf = (points: readonly Point[]): readonly Piece[] =>
  points.slice(1).map((end, at) => [points[at] ?? end, end]);

/** How much two stretches have in common; below zero: how far they are apart. */
const common = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.min(Math.max(...a), Math.max(...b)) - Math.max(Math.min(...a), Math.min(...b));

/** An upright or flat piece goes through the box, or nearer past it than `room`. */
export const goesThrough = ([start, end]: Piece, box: Point & Size, room = 0): boolean =>
  within([start.x, end.x], [box.x - room, box.x + box.width + room]) &&
  within([start.y, end.y], [box.y - room, box.y + box.height + room]);

/** Touching an edge is not inside. */
const within = (piece: readonly [number, number], side: readonly [number, number]): boolean =>
  Math.max(...piece) > side[0] && Math.min(...piece) < side[1];

export const overlapping = (a: Point & Size, b: Point & Size): boolean =>
  within([a.x, a.x + a.width], [b.x, b.x + b.width]) && within([a.y, a.y + a.height], [b.y, b.y + b.height]);

const near = 5;

/** How long two pieces run on or close beside each other. */
export const together = (a: Piece, b: Piece): number => {
  const [upright, flat] = [isUpright(a) && isUpright(b), isFlat(a) && isFlat(b)];
  if (upright && Math.abs(a[0].x - b[0].x) < near) return Math.max(0, common([a[0].y, a[1].y], [b[0].y, b[1].y]));
  if (flat && Math.abs(a[0].y - b[0].y) < near) return Math.max(0, common([a[0].x, a[1].x], [b[0].x, b[1].x]));
  return 0;
};

const isUpright = ([start, end]: Piece): boolean => start.x === end.x;
const isFlat = ([start, end]: Piece): boolean => start.y === end.y;

/** Through each other, not only end to side. */
export const crosses = (a: Piece, b: Piece): boolean => {
  const [upright, flat] = isUpright(a) ? [a, b] : [b, a];
  if (!isUpright(upright) || !isFlat(flat)) return false;
  const [{ x }, { y }] = [upright[0], flat[0]];
  return (
    within([x, x], [Math.min(flat[0].x, flat[1].x), Math.max(flat[0].x, flat[1].x)]) &&
    within([y, y], [Math.min(upright[0].y, upright[1].y), Math.max(upright[0].y, upright[1].y)])
  );
};
