/** Where tokens are: at a node, at a join by the flow they came by, and notes of what has happened. */
export type Place = string;

export const at = (nodeId: string): Place => `@${nodeId}`;
export const waitingBy = (flowId: string): Place => `>${flowId}`;
/** A non-interrupting boundary event that has occurred while its activity is under way. */
export const occurred = (eventId: string): Place => `~${eventId}`;
/** A join that has opened before on this way. */
export const opened = (nodeId: string): Place => `#${nodeId}`;

const isToken = (place: Place): boolean => place.startsWith('@') || place.startsWith('>');
const nodeAt = (place: Place): readonly string[] => (place.startsWith('@') ? [place.slice(1)] : []);

/** A multiset of places; more than two tokens at one place are two: that is enough to see that they are too many. */
export class Marking {
  readonly #counts: ReadonlyMap<Place, number>;

  constructor(counts: Iterable<readonly [Place, number]> = []) {
    this.#counts = new Map(counts);
  }

  count(place: Place): number {
    return this.#counts.get(place) ?? 0;
  }

  with(place: Place, by = 1): Marking {
    const counts = new Map(this.#counts);
    const count = Math.min(2, this.count(place) + by);
    if (count <= 0) counts.delete(place);
    else counts.set(place, count);
    return new Marking(counts);
  }

  without(place: Place): Marking {
    return this.with(place, -1);
  }

  /** Notes like `#` say nothing of what is left to do. */
  get tokens(): readonly Place[] {
    return [...this.#counts.keys()].filter(isToken);
  }

  /** Nodes with a token, in no order that means anything. */
  get nodes(): readonly string[] {
    return [...this.#counts.keys()].flatMap(nodeAt);
  }

  /** Nodes with more than one token. */
  get crowded(): readonly string[] {
    return [...this.#counts].flatMap(([place, count]) => (count > 1 ? nodeAt(place) : []));
  }

  get isEmpty(): boolean {
    return this.tokens.length === 0;
  }

  get key(): string {
    return [...this.#counts]
      .map(([place, count]) => (count === 1 ? place : `${place}*${count}`))
      .sort()
      .join(' ');
  }
}
