export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow that a token goes along. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

interface TimedLeg extends Leg {
  readonly start: number;
}

/** Milliseconds for one arrow, and for a whole journey: longer ones go faster. */
const perLeg = 140;
const most = 1_000;

const lengthOf = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** The place after a part of the way, 0 at its beginning and 1 at its end. */
export const pointAt = (points: readonly Point[], part: number): Point => {
  const [first, ...rest] = points;
  if (first === undefined) throw new Error('Expected an arrow with points, but it has none.');
  const total = rest.reduce((sum, point, at) => sum + lengthOf(points[at] ?? point, point), 0);
  let left = total * Math.min(1, Math.max(0, part));
  let from = first;
  for (const to of rest) {
    const length = lengthOf(from, to);
    if (length > 0 && left <= length) {
      const share = left / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
    from = to;
  }
  return from;
};

/** Ways of tokens over arrows: one begins when a token has come to where it starts, so what goes side by side is shown so. */
export class TokenJourney {
  readonly #legs: readonly TimedLeg[];
  readonly duration: number;
  readonly #each: number;

  constructor(legs: readonly Leg[]) {
    const came = new Map<string, number>();
    const counted = legs.map((leg) => {
      const start = came.get(leg.from) ?? 0;
      came.set(leg.to, Math.max(came.get(leg.to) ?? 0, start + 1));
      return { ...leg, start };
    });
    const longest = Math.max(0, ...counted.map(({ start }) => start + 1));
    this.#each = Math.min(perLeg, most / Math.max(1, longest));
    this.#legs = counted.map((leg) => ({ ...leg, start: leg.start * this.#each }));
    this.duration = longest * this.#each;
  }

  /** Where the tokens are, milliseconds after they set out. */
  at(elapsed: number): readonly Point[] {
    return this.#legs
      .filter(({ start }) => elapsed >= start && elapsed < start + this.#each)
      .map(({ start, points }) => pointAt(points, (elapsed - start) / this.#each));
  }
}
