import type { Choice } from './finding.js';
import type { Exit, Move, Moves, State } from './moves.js';

/** A state as it was first reached: by the fewest moves. */
export interface Reached {
  readonly state: State;
  readonly by: Move | null;
  readonly from: Reached | null;
  /** Where it begins. */
  readonly beginning: readonly string[];
  readonly next: Reached[];
  /** Not everything that may happen next was looked at. */
  cut: boolean;
  /** Ways by which the scope ends from here. */
  readonly exits: Exit[];
  /** Of ends that stop everything: what was under way. */
  readonly dropped: { readonly move: Move }[];
}

export interface Way {
  readonly path: readonly string[];
  readonly choices: readonly Choice[];
}

const keyOf = ({ marking, facts }: State): string =>
  `${marking.key}|${[...facts]
    .map(([key, value]) => `${key}:${value}`)
    .sort()
    .join(',')}`;

/** Elements and flows of the way to a state, with the choices that it needs. */
export const wayTo = (reached: Reached, last?: Move): Way => {
  const moves: Move[] = last ? [last] : [];
  let first = reached;
  for (let one: Reached | null = reached; one !== null; one = one.from) {
    first = one;
    if (one.by !== null) moves.unshift(one.by);
  }
  return {
    path: [...first.beginning, ...moves.flatMap(({ path }) => path)],
    choices: moves.flatMap(({ choices }) => choices),
  };
};

/** All states of one scope, the nearest first. */
export class Exploration {
  readonly states: Reached[] = [];
  /** Elements and flows that some token has passed. */
  readonly passed = new Set<string>();
  readonly #known = new Map<string, Reached>();
  /** False where there are more states than were looked at. */
  complete = true;

  constructor(
    private readonly moves: Moves,
    private readonly maxStates: number,
  ) {}

  run(beginnings: readonly (readonly string[])[]): this {
    for (const beginning of beginnings) {
      for (const id of beginning) this.passed.add(id);
      this.#reach(this.moves.begin(beginning), null, null, beginning);
    }
    // The list grows while it is walked through.
    for (const reached of this.states) {
      for (const move of this.moves.from(reached.state)) this.#follow(reached, move);
    }
    return this;
  }

  #follow(from: Reached, move: Move): void {
    for (const id of move.path) this.passed.add(id);
    if (move.exit) {
      from.exits.push(move.exit);
      if (move.dropped && move.dropped.length > 0) from.dropped.push({ move });
      return;
    }
    const next = this.#reach(move.to, move, from, from.beginning);
    if (next) from.next.push(next);
    else from.cut = true;
  }

  #reach(state: State, by: Move | null, from: Reached | null, beginning: readonly string[]): Reached | null {
    const key = keyOf(state);
    const known = this.#known.get(key);
    if (known) return known;
    if (this.states.length >= this.maxStates) {
      this.complete = false;
      return null;
    }
    const reached: Reached = { state, by, from, beginning, next: [], cut: false, exits: [], dropped: [] };
    this.#known.set(key, reached);
    this.states.push(reached);
    return reached;
  }
}
