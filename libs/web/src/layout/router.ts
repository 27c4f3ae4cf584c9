import type { Point, Shape, Size } from './boxes.js';
import { boxAround, crosses, goesThrough, overlapping, type Piece, piecesOf, together } from './crossings.js';
import { channelsBeside, waysBetween } from './ways.js';

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
  readonly box: Point & Size;
}

/** What is drawn already and stays. */
export interface Kept {
  readonly ways?: readonly { readonly to: Shape; readonly points: readonly Point[] }[];
  /** Whether an arrow may run along this height. */
  readonly isFree?: (y: number) => boolean;
  readonly names?: readonly (Point & Size)[];
}

/** What is worse than a longer way, in pixels of it. */
const price = {
  throughStep: 3000,
  throughName: 400,
  onAnother: 150,
  alongAnother: 3,
  joining: 0.6,
  crossing: 60,
  bend: 30,
};
/** Between an arrow and a step that it only passes. */
const room = 8;

const holds = (outer: Shape, { x, y, width, height }: Shape): boolean =>
  outer.x <= x && outer.y <= y && outer.x + outer.width >= x + width && outer.y + outer.height >= y + height;

/** Steps that an arrow only passes: neither its ends nor what they lie in. */
const passedBy = ({ from, to }: Wanted, steps: readonly Shape[]): readonly Shape[] =>
  steps.filter((step) => step !== from && step !== to && !holds(step, from) && !holds(step, to));

const stepsInTheWay = (pieces: readonly Piece[], { from, to }: Wanted, others: readonly Shape[]): number =>
  pieces.reduce(
    (count, piece) =>
      count +
      others.filter((step) => goesThrough(piece, step, room)).length +
      [from, to].filter((step) => goesThrough(piece, step)).length,
    0,
  );

interface Priced {
  readonly way: readonly Point[];
  readonly pieces: readonly Piece[];
  readonly costs: number;
}

const besideOne = (pieces: readonly Piece[], to: Shape, other: Drawn): number => {
  let sum = 0;
  for (const theirs of other.pieces)
    for (const piece of pieces) {
      const length = together(piece, theirs);
      if (length > 0) sum += other.to === to ? length * price.joining : price.onAnother + length * price.alongAnother;
      if (crosses(piece, theirs)) sum += price.crossing;
    }
  return sum;
};

/** As far as `limit`: what is dearer is not taken, however much. */
const besideOthers = ({ pieces }: Priced, to: Shape, drawn: readonly Drawn[], limit: number): number => {
  const box = boxAround(pieces);
  let sum = 0;
  for (const other of drawn) {
    if (sum >= limit) break;
    if (overlapping(box, other.box)) sum += besideOne(pieces, to, other);
  }
  return sum;
};

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, [start, end]) => sum + Math.abs(start.x - end.x) + Math.abs(start.y - end.y), 0);

/** By their length and bends alone, the cheapest first: what stands in the way only makes a way dearer. */
const priced = (ways: readonly (readonly Point[])[]): readonly Priced[] =>
  ways
    .map((way) => {
      const pieces = piecesOf(way);
      return { way, pieces, costs: lengthOf(pieces) + pieces.length * price.bend };
    })
    .toSorted((a, b) => a.costs - b.costs);

/** So many looks at a step for one arrow; with more steps fewer ways are tried, so that a thousand take seconds. */
const looks = 40_000;

const drawnTo = (to: Shape, pieces: readonly Piece[]): Drawn => ({ to, pieces, box: boxAround(pieces) });

/** Arrows in right angles, around steps and beside each other; the short ones choose first. */
export const routed = (
  wanted: readonly Wanted[],
  steps: readonly Shape[],
  { ways = [], isFree = () => true, names = [] }: Kept = {},
): ReadonlyMap<string, readonly Point[]> => {
  const drawn = ways.map(({ to, points }) => drawnTo(to, piecesOf(points)));
  const found = new Map<string, readonly Point[]>();
  const channels = channelsBeside(steps).filter(isFree);
  const distance = ({ from, to }: Wanted): number => Math.abs(from.x - to.x) + Math.abs(from.y - to.y);
  for (const one of wanted.toSorted((a, b) => distance(a) - distance(b))) {
    const others = passedBy(one, steps);
    let best: Priced | null = null;
    for (const way of priced(waysBetween(one, channels)).slice(0, Math.ceil(looks / steps.length))) {
      const limit: number = best?.costs ?? Infinity;
      if (way.costs >= limit) break;
      let costs = way.costs + stepsInTheWay(way.pieces, one, others) * price.throughStep;
      costs += names.filter((name) => way.pieces.some((piece) => goesThrough(piece, name))).length * price.throughName;
      if (costs < limit) costs += besideOthers(way, one.to, drawn, limit - costs);
      if (costs < limit) best = { ...way, costs };
    }
    if (best === null) continue;
    drawn.push(drawnTo(one.to, best.pieces));
    found.set(one.id, best.way);
  }
  return found;
};
