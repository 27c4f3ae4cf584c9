/** What the keys and times of a record are near to: its stream's own key, and when it was written. */
export interface Nearby {
  /** 0: keys are written out. */
  readonly key: number;
  readonly at: number;
}

/** Writes the texts and numbers of one record, and reads them in the same order. */
export interface References {
  write(node: string | number): string | number;
  read(text: string): string | number;
}

const KEY_LENGTH = 16;
const NEAR = 2 ** 31;
/** Before anything that is not the text itself; a text that begins with it gets one more. */
const MARK = '~';

const distanceOf = (text: string, near: number): number | null => {
  if (text.length !== KEY_LENGTH || near === 0) return null;
  const distance = Number(text) - near;
  return Math.abs(distance) < NEAR && String(near + distance) === text ? distance : null;
};

/** Dictionary 1: a key near the stream's own is `~` and its distance. */
export class Distances implements References {
  constructor(private readonly near: Nearby) {}

  write(node: string | number): string | number {
    if (typeof node === 'number') return node;
    if (node.startsWith(MARK)) return MARK + node;
    const distance = distanceOf(node, this.near.key);
    return distance === null ? node : MARK + distance.toString(36);
  }

  read(text: string): string {
    if (!text.startsWith(MARK)) return text;
    return text.startsWith(MARK, 1) ? text.slice(1) : String(this.near.key + Number.parseInt(text.slice(1), 36));
  }
}

const FIRST_LETTER = 65;
const LETTERS = 26;
const NEXT = '+';
const TIME = '@';
/** 1973: what is smaller is no time of the engine's. */
const TIMES_FROM = 1e11;
const TIMES_NEAR = 2 ** 40;

/**
 * Dictionary 2: records of the same steps read the same whatever their keys and times. A key that was there before is
 * `~A` to `~Z`, by the order in which they came; the one that follows the last new one is `~+`, and any other its
 * distance. A time is its distance from the record's: `~@0`.
 */
export class Mentions implements References {
  readonly #places = new Map<string, string>();
  readonly #keys: string[] = [];
  #last = 0;

  constructor(private readonly near: Nearby) {}

  write(node: string | number): string | number {
    if (typeof node === 'number') return this.#time(node);
    if (node.startsWith(MARK)) return MARK + node;
    const place = this.#places.get(node);
    if (place !== undefined) return place;
    const distance = distanceOf(node, this.near.key);
    if (distance === null) return node;
    const written = MARK + (distance === this.#last + 1 ? NEXT : distance.toString(36));
    this.#mention(node, distance);
    return written;
  }

  read(text: string): string | number {
    if (!text.startsWith(MARK)) return text;
    const rest = text.slice(1);
    if (rest.startsWith(MARK)) return rest;
    if (rest.startsWith(TIME)) return this.near.at + Number.parseInt(rest.slice(1), 36);
    const letter = rest.charCodeAt(0) - FIRST_LETTER;
    if (letter >= 0 && letter < LETTERS) return this.#mentioned(letter);
    const distance = rest === NEXT ? this.#last + 1 : Number.parseInt(rest, 36);
    const key = String(this.near.key + distance);
    this.#mention(key, distance);
    return key;
  }

  #time(node: number): string | number {
    const distance = node - this.near.at;
    const isNear = Number.isInteger(node) && node >= TIMES_FROM && Math.abs(distance) < TIMES_NEAR;
    return isNear ? MARK + TIME + distance.toString(36) : node;
  }

  #mention(key: string, distance: number): void {
    this.#last = distance;
    const count = this.#keys.length;
    if (count === LETTERS) return;
    this.#keys.push(key);
    this.#places.set(key, MARK + String.fromCharCode(FIRST_LETTER + count));
  }

  #mentioned(letter: number): string {
    const key = this.#keys[letter];
    if (key !== undefined) return key;
    throw new RangeError(`Expected a key that was mentioned before, but there is no ${letter + 1}th.`);
  }
}
