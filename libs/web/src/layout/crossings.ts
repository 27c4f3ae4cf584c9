import type { Point, Size } from './boxes.js';

export type Piece = readonly [start: Point, end: Point];

export const piecesOf = (points: readonly Point[]): readonly Piece[] =>
  points.slice(1).map((end, at) => [points[at] ?? end, end]);

/** How much of two stretches is the same; below zero: how far they are apart. Asked millions of times: no lists here. */
const common = (a1: number, a2: number, b1: number, b2: number): number =>
  Math.min(Math.max(a1, a2), Math.max(b1, b2)) - Math.max(Math.min(a1, a2), Math.min(b1, b2));

/** An upright or flat piece goes through the box, or nearer past it than `room`; touching an edge is not inside. */
export const goesThrough = ([start, end]: Piece, box: Point & Size, room = 0): boolean =>
  Math.max(start.x, end.x) > box.x - room &&
  Math.min(start.x, end.x) < box.x + box.width + room &&
  Math.max(start.y, end.y) > box.y - room &&
  Math.min(start.y, end.y) < box.y + box.height + room;

export const overlapping = (a: Point & Size, b: Point & Size): boolean =>
  common(a.x, a.x + a.width, b.x, b.x + b.width) > 0 && common(a.y, a.y + a.height, b.y, b.y + b.height) > 0;

/** Pieces that run closer side by side than this look like one. */
export const near = 5;

/** Around an arrow, with what would look like a part of it. */
export const boxAround = (pieces: readonly Piece[]): Point & Size => {
  const [xs, ys] = [pieces.flat().map(({ x }) => x), pieces.flat().map(({ y }) => y)];
  const [x, y] = [Math.min(...xs) - near, Math.min(...ys) - near];
  return { x, y, width: Math.max(...xs) + near - x, height: Math.max(...ys) + near - y };
};

const isUpright = ([start, end]: Piece): boolean => start.x === end.x;
const isFlat = ([start, end]: Piece): boolean => start.y === end.y;

/** How long two pieces run on or close beside each other. */
export const together = (a: Piece, b: Piece): number => {
  if (isUpright(a) && isUpright(b) && Math.abs(a[0].x - b[0].x) < near)
    return Math.max(0, common(a[0].y, a[1].y, b[0].y, b[1].y));
  if (isFlat(a) && isFlat(b) && Math.abs(a[0].y - b[0].y) < near)
    return Math.max(0, common(a[0].x, a[1].x, b[0].x, b[1].x));
  return 0;
};

const isCrossedBy = (upright: Piece, flat: Piece): boolean => {
  if (!isUpright(upright) || !isFlat(flat)) return false;
  const [x, y] = [upright[0].x, flat[0].y];
  return (
    x > Math.min(flat[0].x, flat[1].x) &&
    x < Math.max(flat[0].x, flat[1].x) &&
    y > Math.min(upright[0].y, upright[1].y) &&
    y < Math.max(upright[0].y, upright[1].y)
  );
};

/** Through each other, not only end to side. */
export const crosses = (a: Piece, b: Piece): boolean => (isUpright(a) ? isCrossedBy(a, b) : isCrossedBy(b, a));
