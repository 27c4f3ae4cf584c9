import type { Box } from '../../editor/services.js';
import { bottomOf, type Connection, isA, middle, rightOf, type Shape } from '../diagram.js';
import { Plane } from './plane.js';
import type { StepRoomTools } from './tools.js';

export interface Span {
  readonly from: number;
  readonly to: number;
}

const edge = 5;
const between = 60;
/** Between a row and the border of its lane: an arrow fits in. */
const margin = 20;

const isStep = (shape: Shape): boolean =>
  shape.labelTarget === undefined && isA(shape, 'bpmn:FlowNode') && !isA(shape, 'bpmn:BoundaryEvent');

const endOf = ({ y, height }: Box): number => y + height;

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Flat, in one of these rows and columns. */
const runsIn = ({ waypoints }: Connection, rows: Span, columns: Span): boolean =>
  waypoints.slice(1).some((to, index) => {
    const from = waypoints[index] ?? to;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    return (
      Math.abs(from.y - to.y) < 1 &&
      overlaps(rows, { from: from.y, to: from.y + 1 }) &&
      overlaps(columns, { from: left, to: right })
    );
  });

/** Promised to nodes that are not drawn yet; it moves with its lane. */
interface Promised {
  readonly row: Box;
  readonly lane: Shape | undefined;
  readonly laneTop: number;
}

/** Makes room in a drawing: what lies to the right or below moves on, pools and lanes grow. */
export class Room {
  readonly #promised: Promised[] = [];
  readonly #plane: Plane;

  constructor(
    private readonly tools: StepRoomTools,
    private readonly container: Shape,
    /** Takes no room any more. */
    private readonly leaving?: Shape,
  ) {
    this.#plane = new Plane(tools.elementRegistry, container);
  }

  steps(): readonly Shape[] {
    return this.tools.elementRegistry.filter(
      (shape) => shape.parent === this.container && shape !== this.leaving && isStep(shape),
    );
  }

  /** The first free place at or right of `from`: behind what begins before it. */
  leftFor(from: number, rows: Span): number {
    const before = this.#inRows(rows).filter((step) => step.x < from && rightOf(step) + between > from);
    return Math.max(from, ...before.map((step) => rightOf(step) + between));
  }

  /** What begins right of `from` moves until nothing of it, nor what comes next, lies before `to`. */
  widen(from: number, to: number, rows: Span, next = Infinity): void {
    const after = this.#inRows(rows).filter(({ x }) => x >= from);
    const first = Math.min(next, ...after.map(({ x }) => x));
    if (first < to + between) this.#space('x', first - edge, to + between - first);
    if (this.#isBounded() && rightOf(this.container) < to + between)
      this.#space('x', rightOf(this.container) - edge, to + between - rightOf(this.container));
  }

  /** The row that steps of a lane lie in already, for new ones to lie beside them. */
  row({ y, height }: Shape): number | undefined {
    const [first] = this.#inRows({ from: y, to: y + height }).toSorted((a, b) => rightOf(b) - rightOf(a));
    return first && middle(first).y;
  }

  /** A free row of that height between `columns`, in a lane or the whole drawing; the lane grows where there is none. */
  top(preferred: number, height: number, columns: Span, lane?: Shape): number {
    const top = this.#freeTop(preferred, height, columns, lane);
    const row = { x: columns.from, y: top, width: columns.to - columns.from, height };
    this.#promised.push({ row, lane, laneTop: lane?.y ?? 0 });
    return top;
  }

  /** What arrows run to through these rows goes below them, with all that lies there. */
  lower(rows: Span, columns: Span): void {
    const { from, to } = rows;
    const crossing = this.#plane.ways().some((way) => runsIn(way, { from, to: to + margin }, columns));
    const torn = this.steps().some((step) => step.y < from && bottomOf(step) > from);
    const below = this.steps().filter(({ y }) => y >= from);
    const first = Math.min(...below.map(({ y }) => y));
    if (crossing && !torn && first < to + between) this.#space('y', first - 1, to + between - first);
  }

  #freeTop(preferred: number, height: number, columns: Span, lane?: Shape): number {
    const within = lane ?? (this.#isBounded() ? this.container : undefined);
    const missing = within ? within.y + margin - preferred : 0;
    if (within && missing > 0) this.#space('y', within.y + 2, missing);
    const others = this.#taken().filter((row) => overlaps(columns, { from: row.x, to: row.x + row.width }));
    const empty = (top: number): boolean =>
      others.every((row) => !overlaps({ from: top, to: top + height }, { from: row.y - edge, to: endOf(row) + 25 }));
    if (within === undefined) return empty(preferred) ? preferred : Math.max(...others.map(endOf)) + between;
    const first = preferred + Math.max(0, missing);
    if (empty(first)) return this.#grown(within, first, height);
    for (let top = within.y + margin; top + height + margin <= bottomOf(within); top += 10) if (empty(top)) return top;
    return this.#deepen(within, height, others);
  }

  #taken(): readonly Box[] {
    const promised = this.#promised.map(({ row, lane, laneTop }) => ({ ...row, y: row.y + (lane?.y ?? 0) - laneTop }));
    return [...this.steps(), ...promised];
  }

  #grown(within: Shape, top: number, height: number): number {
    const missing = top + height + margin - bottomOf(within);
    if (missing > 0) this.#space('y', bottomOf(within) - 2, missing);
    return top;
  }

  #deepen(within: Shape, height: number, others: readonly Box[]): number {
    const inside = others.filter((row) => row.y >= within.y && row.y < bottomOf(within));
    const top = Math.max(within.y + margin, ...inside.map((row) => endOf(row) + 40));
    return this.#grown(within, top, height);
  }

  #isBounded(): boolean {
    return isA(this.container, 'bpmn:Participant') || isA(this.container, 'bpmn:SubProcess');
  }

  #inRows(rows: Span): readonly Shape[] {
    return this.steps().filter((step) => overlaps(rows, { from: step.y, to: bottomOf(step) }));
  }

  #space(axis: 'x' | 'y', start: number, by: number): void {
    const { elementRegistry, spaceTool, modeling } = this.tools;
    const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(elementRegistry.getAll(), axis, by, start);
    const delta = axis === 'x' ? { x: by, y: 0 } : { x: 0, y: by };
    modeling.createSpace(movingShapes, resizingShapes, delta, axis === 'x' ? 'e' : 's', start);
  }
}
