import { bottomOf, isA, middle, rightOf, type Shape } from '../diagram.js';
import type { StepRoomTools } from './tools.js';

export interface Span {
  readonly from: number;
  readonly to: number;
}

const edge = 5;
const between = 60;

const isStep = (shape: Shape): boolean =>
  shape.labelTarget === undefined && isA(shape, 'bpmn:FlowNode') && !isA(shape, 'bpmn:BoundaryEvent');

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Makes room in a drawing: what lies to the right or below moves on, pools and lanes grow. */
export class Room {
  constructor(
    private readonly tools: StepRoomTools,
    private readonly container: Shape,
    /** Takes no room any more. */
    private readonly leaving?: Shape,
  ) {}

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

  /** What begins right of `from` moves until nothing lies before `to`. */
  widen(from: number, to: number, rows: Span): void {
    const after = this.#inRows(rows).filter(({ x }) => x >= from);
    const first = Math.min(...after.map(({ x }) => x));
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
    const within = lane ?? (this.#isBounded() ? this.container : undefined);
    const others = this.steps().filter((step) => overlaps(columns, { from: step.x, to: rightOf(step) }));
    const empty = (top: number): boolean =>
      others.every(
        (step) => !overlaps({ from: top, to: top + height }, { from: step.y - edge, to: bottomOf(step) + 25 }),
      );
    if (within === undefined) return empty(preferred) ? preferred : Math.max(...others.map(bottomOf)) + between;
    const first = Math.max(preferred, within.y + edge);
    if (empty(first)) return this.#grown(within, first, height);
    for (let top = within.y + edge; top + height <= bottomOf(within); top += 10) if (empty(top)) return top;
    return this.#deepen(within, height, others);
  }

  #grown(within: Shape, top: number, height: number): number {
    const missing = top + height + 10 - bottomOf(within);
    if (missing > 0) this.#space('y', bottomOf(within) - 2, missing);
    return top;
  }

  #deepen(within: Shape, height: number, others: readonly Shape[]): number {
    const inside = others.filter((step) => step.y >= within.y && step.y < bottomOf(within));
    const top = Math.max(within.y + 15, ...inside.map((step) => bottomOf(step) + 40));
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
