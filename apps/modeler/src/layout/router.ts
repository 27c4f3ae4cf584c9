import type { Point, Shape } from './boxes.js';
import { crosses, goesThrough, type Piece, piecesOf, together } from './crossings.js';
import { waysBetween } from './ways.js';

export interface Wanted {
  readonly id: string;
  readonly from: Shape;
  readonly to: Shape;
  /** From an event on an edge: only downwards. */
  readonly onlyDown: boolean;
}

interface Drawn {
  readonly to: Shape;
  readonly pieces: readonly Piece[];
}

/** What is worse than a longer way, in pixels of it. */
const price = { throughStep: 3000, onAnother: 150, alongAnother: 3, joining: 0.6, crossing: 60, bend: 30 };
/** Between an arrow and a step that it only passes. */
const room = 8;

const holds = (outer: Shape, { x, y, width, height }: Shape): boolean =>
  outer.x <= x && outer.y <= y && outer.x + outer.width >= x + width && outer.y + outer.height >= y + height;

const stepsInTheWay = (pieces: readonly Piece[], { from, to }: Wanted, steps: readonly Shape[]): number => {
  const others = steps.filter((step) => step !== from && step !== to && !holds(step, from) && !holds(step, to));
  return pieces.reduce(
    (count, piece) =>
      count +
      others.filter((step) => goesThrough(piece, step, room)).length +
      [from, to].filter((step) => goesThrough(piece, step)).length,
    0,
  );
};

const besideOthers = (pieces: readonly Piece[], to: Shape, drawn: readonly Drawn[]): number => {
  let sum = 0;
  for (const other of drawn)
    for (const theirs of other.pieces)
      for (const piece of pieces) {
        const length = together(piece, theirs);
        if (length > 0) sum += other.to === to ? length * price.joining : price.onAnother + length * price.alongAnother;
        if (crosses(piece, theirs)) sum += price.crossing;
      }
  return sum;
};

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, [start, end]) => sum + Math.abs(start.x - end.x) + Math.abs(start.y - end.y), 0);

/** Arrows in right angles, around steps and beside each other; the short ones choose first. */
export const routed = (wanted: readonly Wanted[], steps: readonly Shape[]): ReadonlyMap<string, readonly Point[]> => {
  const drawn: Drawn[] = [];
  const found = new Map<string, readonly Point[]>();
  const distance = ({ from, to }: Wanted): number => Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
  for (const one of wanted.toSorted((a, b) => distance(a) - distance(b))) {
    let best: { readonly way: readonly Point[]; readonly costs: number } | null = null;
    for (const way of waysBetween(one, steps)) {
      const pieces = piecesOf(way);
      let costs = lengthOf(pieces) + pieces.length * price.bend;
      if (best === null || costs < best.costs) costs += stepsInTheWay(pieces, one, steps) * price.throughStep;
      if (best === null || costs < best.costs) costs += besideOthers(pieces, one.to, drawn);
      if (best === null || costs < best.costs) best = { way, costs };
    }
    if (best === null) continue;
    drawn.push({ to: one.to, pieces: piecesOf(best.way) });
    found.set(one.id, best.way);
  }
  return found;
};
