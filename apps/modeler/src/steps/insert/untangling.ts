import {
  boxAround,
  goesThrough,
  labelPlaces,
  overlapping,
  type Piece,
  piecesOf,
  routed,
  together,
  type Shape as Solid,
} from '@relevo/web/layout';
import type { Box } from '../../editor/services.js';
import { bottomOf, type Connection, isA, type Shape } from '../diagram.js';
import { Plane } from './plane.js';
import type { StepRoomTools } from './tools.js';

const solid = ({ id, x, y, width, height }: Shape): Solid => ({ id, x, y, width, height, kind: 'node' });

/** What is nearer to the edge only touches. */
const within = ({ x, y, width, height }: Box, by = 1): Box => ({
  ...{ x: x + by, y: y + by },
  ...{ width: width - 2 * by, height: height - 2 * by },
});

/** An arrow in its pieces, with the box around all of them: what is nowhere near it is told by that alone. */
interface Line {
  readonly way: Connection;
  readonly pieces: readonly Piece[];
  readonly around: Box;
}

const lineOf = (way: Connection): Line => {
  const pieces = piecesOf(way.waypoints);
  return { way, pieces, around: boxAround(pieces) };
};

const leadsThrough = ({ pieces, around }: Line, box: Box): boolean =>
  overlapping(around, box) && pieces.some((piece) => goesThrough(piece, box));

const runsOn = (one: Line, other: Line): boolean =>
  overlapping(one.around, other.around) && one.pieces.some((a) => other.pieces.some((b) => together(a, b) > 0));

/** An event at the lower edge of a step leads downwards, past the others there. */
const leavesDownwards = (shape: Shape): boolean =>
  isA(shape, 'bpmn:BoundaryEvent') && !!shape.host && shape.y + shape.height / 2 >= bottomOf(shape.host) - 1;

/** So far from its arrow that nobody sees whose name it is. */
const isAstray = (name: Shape): boolean => {
  const of = name.labelTarget as Shape | Connection | undefined;
  return of !== undefined && 'waypoints' in of && !piecesOf(of.waypoints).some((piece) => goesThrough(piece, name, 40));
};

const count = <One>(all: readonly One[], of: (one: One) => boolean): number => all.filter(of).length;

/**
 * Arrows that an insertion made lead through something take another way, and names it put on something another place.
 * What was so before stays as somebody drew it.
 */
export class Untangling {
  readonly #plane: Plane;
  readonly #before: ReadonlyMap<Shape | Connection, number>;

  constructor(
    private readonly tools: StepRoomTools,
    container: Shape,
  ) {
    this.#plane = new Plane(tools.elementRegistry, container);
    this.#before = new Map<Shape | Connection, number>([...this.#tanglesOfWays(), ...this.#tanglesOfNames()]);
  }

  /** Names first: what can stand elsewhere is in no arrow's way. */
  finish(): void {
    this.#place();
    this.#lead();
    this.#place();
  }

  /** How much each arrow leads through or runs on. */
  #tanglesOfWays(): readonly (readonly [Connection, number])[] {
    const lines = this.#plane.ways().map(lineOf);
    const names = this.#plane.namesOfSteps().map((name) => within(name));
    const steps = this.#plane.steps().map((step) => ({ step, box: within(step), deep: within(step, 3) }));
    return lines.map((line) => {
      const { source, target } = line.way;
      return [
        line.way,
        count(names, (name) => leadsThrough(line, name)) +
          count(steps, ({ step, box, deep }) => leadsThrough(line, step === source || step === target ? deep : box)) +
          count(lines, (other) => other !== line && other.way.target !== target && runsOn(line, other)),
      ];
    });
  }

  /** How much stands on each name, or goes through it. */
  #tanglesOfNames(): readonly (readonly [Shape, number])[] {
    const lines = this.#plane.ways().map(lineOf);
    const names = this.#plane.names().map((name) => ({ name, box: within(name) }));
    const steps = this.#plane.steps().map((step) => ({ step, box: within(step) }));
    return names.map(({ name, box }) => [
      name,
      count(names, (other) => other.name !== name && overlapping(box, other.box)) +
        count(steps, (other) => other.step !== name.labelTarget && overlapping(box, other.box)) +
        count(lines, (line) => leadsThrough(line, box)) +
        (this.#plane.holds(name.y, bottomOf(name)) && !isAstray(name) ? 0 : 1),
    ]);
  }

  #worse<One extends Shape | Connection>(tangles: readonly (readonly [One, number])[]): readonly One[] {
    return tangles.filter(([one, now]) => now > (this.#before.get(one) ?? 0)).map(([one]) => one);
  }

  #lead(): void {
    const ways = this.#worse(this.#tanglesOfWays());
    if (ways.length === 0) return;
    const solids = new Map(this.#plane.steps().map((step) => [step, solid(step)]));
    const of = (step: Shape): Solid => solids.get(step) ?? solid(step);
    const kept = this.#plane.ways().filter((way) => !ways.includes(way));
    const found = routed(
      ways.map(({ id, source, target }) => ({
        ...{ id, from: of(source), to: of(target) },
        onlyDown: leavesDownwards(source),
      })),
      [...solids.values()],
      {
        ways: kept.map(({ target, waypoints }) => ({ to: of(target), points: waypoints })),
        names: this.#plane.namesOfSteps(),
        isFree: this.#freeHeights(),
      },
    );
    for (const way of ways) {
      const points = found.get(way.id);
      if (points) this.tools.modeling.updateWaypoints(way, points);
    }
  }

  /** Inside, and not along the border of a lane. */
  #freeHeights(): (y: number) => boolean {
    const borders = this.#plane.frames().flatMap((frame) => [frame.y, bottomOf(frame)]);
    return (y) => this.#plane.holds(y) && borders.every((border) => Math.abs(border - y) > 4);
  }

  #place(): void {
    const names = this.#worse(this.#tanglesOfNames());
    if (names.length === 0) return;
    const steps = this.#plane.steps();
    const boxes = new Map(steps.map((step) => [step, step]));
    const lines = new Map(this.#plane.ways().map((way) => [way, way.waypoints]));
    const others = this.#plane.names().filter((name) => !names.includes(name));
    const places = labelPlaces(names, { boxes, lines }, { steps: [...steps, ...others], frames: this.#plane.frames() });
    for (const name of names) {
      const { x, y } = places.get(name) ?? name;
      this.tools.modeling.moveShape(name, { x: Math.round(x) - name.x, y: Math.round(y) - name.y });
    }
  }
}
