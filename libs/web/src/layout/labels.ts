import type { Point, Size } from './boxes.js';
import { goesThrough, overlapping, type Piece, piecesOf } from './crossings.js';

export interface Box extends Point, Size {}

/** What is on the canvas, labels with the element they belong to. */
export interface DrawnElement extends Box {
  readonly id: string;
  readonly waypoints?: readonly Point[] | undefined;
  readonly labelTarget?: DrawnElement | undefined;
  /** The step on whose edge an event sits. */
  readonly host?: object | null | undefined;
}

export interface Places {
  readonly boxes: ReadonlyMap<DrawnElement, Box>;
  readonly lines: ReadonlyMap<DrawnElement, readonly Point[]>;
}

const gap = 6;

/** What is worse than a less usual place. */
const price = { onWords: 60, onStep: 40, onArrow: 25, lessUsual: 1 };

export interface InTheWay {
  readonly steps: readonly Box[];
  /** Pools, lanes and open subprocesses: words stand inside, not on their border. */
  readonly frames: readonly Box[];
}

const borders = ({ x, y, width, height }: Box): readonly (readonly Point[])[] =>
  [y, y + height].map((edge) => [
    { x, y: edge },
    { x: x + width, y: edge },
  ]);

/** Beside one piece of an arrow: nearer to its beginning is more usual, for that is where a choice is made. */
const besidePiece = ([start, end]: Piece, { width, height }: Size): readonly Point[] =>
  [0.5, 0.3, 0.7].flatMap((part) => {
    const [x, y] = [start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part];
    return Math.abs(start.x - end.x) > Math.abs(start.y - end.y)
      ? [
          { x: x - width / 2, y: y - height - gap / 2 },
          { x: x - width / 2, y: y + gap / 2 },
        ]
      : [
          { x: x + gap, y: y - height / 2 },
          { x: x - width - gap, y: y - height / 2 },
        ];
  });

/** Circles and diamonds leave their corners free. */
const filled = (box: Box): Box => {
  const free = box.width === box.height ? box.width / 4 : 0;
  return { x: box.x + free, y: box.y + free, width: box.width - 2 * free, height: box.height - 2 * free };
};

const lengthOf = ([start, end]: Piece): number => Math.abs(start.x - end.x) + Math.abs(start.y - end.y);

/** A piece that is shorter than the words comes last. */
const besideLine = (points: readonly Point[], label: Size): readonly Point[] => {
  const pieces = piecesOf(points);
  const roomy = (piece: Piece): boolean =>
    lengthOf(piece) > (piece[0].x === piece[1].x ? label.height : label.width) + gap;
  return [...pieces.filter(roomy), ...pieces.filter((piece) => !roomy(piece))].flatMap((piece) =>
    besidePiece(piece, label),
  );
};

/** Below, above, at a corner, at a side; words of an event on an edge never stand on its step. */
const besideShape = ({ x, y, width, height }: Box, label: Size, edge: 'upper' | 'lower' | null): readonly Point[] => {
  const [middle, below, above] = [x + width / 2, y + height + gap, y - label.height - gap];
  const outside = edge === 'upper' ? above : below;
  const corners = [
    { x: middle + gap / 2, y: outside },
    { x: middle - gap / 2 - label.width, y: outside },
  ];
  if (edge !== null) return corners;
  return [
    { x: middle - label.width / 2, y: below },
    { x: middle - label.width / 2, y: above },
    ...corners,
    { x: middle + gap, y: above },
    { x: middle - gap - label.width, y: above },
    { x: x + width + gap, y: y + height / 2 - label.height / 2 },
  ];
};

const edgeOf = ({ host }: DrawnElement, box: Box, boxes: Places['boxes']): 'upper' | 'lower' | null => {
  if (host === undefined || host === null) return null;
  const step = boxes.get(host as DrawnElement);
  return step && box.y + box.height / 2 < step.y + step.height / 2 ? 'upper' : 'lower';
};

const candidates = (label: DrawnElement, { boxes, lines }: Places): readonly Point[] => {
  const { labelTarget: target } = label;
  const line = target && lines.get(target);
  if (line !== undefined) return besideLine(line, label);
  const box = target && boxes.get(target);
  return target === undefined || box === undefined ? [] : besideShape(box, label, edgeOf(target, box, boxes));
};

const boxAround = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const [right, end] = [
    Math.max(...boxes.map((box) => box.x + box.width)),
    Math.max(...boxes.map((box) => box.y + box.height)),
  ];
  return { x, y, width: right - x, height: end - y };
};

/** The most usual place of all words where they stand on nothing else; shapes choose first, for they have less room. */
export const labelPlaces = (
  labels: readonly DrawnElement[],
  places: Places,
  { steps, frames }: InTheWay,
): ReadonlyMap<DrawnElement, Box> => {
  const pieces = [...places.lines.values(), ...frames.flatMap(borders)].flatMap(piecesOf);
  const solid = steps.map(filled);
  const found = new Map<DrawnElement, Box>();
  /** What no place touches is left out once, not for each place. */
  const costs = (boxes: readonly Box[]): readonly number[] => {
    const around = boxAround(boxes);
    const words = [...found.values()].filter((other) => overlapping(around, other));
    const [near, lines] = [
      solid.filter((step) => overlapping(around, step)),
      pieces.filter((piece) => goesThrough(piece, around)),
    ];
    return boxes.map(
      (box, at) =>
        at * price.lessUsual +
        words.filter((other) => overlapping(box, other)).length * price.onWords +
        near.filter((step) => overlapping(box, step)).length * price.onStep +
        lines.filter((piece) => goesThrough(piece, box)).length * price.onArrow,
    );
  };
  const ofLine = ({ labelTarget }: DrawnElement): number => (labelTarget?.waypoints === undefined ? 0 : 1);
  for (const label of labels.toSorted((a, b) => ofLine(a) - ofLine(b))) {
    const boxes = candidates(label, places).map(({ x, y }) => ({ x, y, width: label.width, height: label.height }));
    const each = costs(boxes);
    const best = boxes[each.indexOf(Math.min(...each))];
    if (best !== undefined) found.set(label, best);
  }
  return found;
};
