import type { Key } from '@relevo/bpmn-kernel';

/** New keys, unique in the whole installation (an injection token). */
export abstract class Keys {
  /** At once, from memory; throws KeysExhausted where nobody called `reserve` for so many. */
  abstract nextKey(): Key;
  /** Makes sure that at least `count` keys can be had without waiting. */
  abstract reserve(count: number): Promise<void>;
}

/** More keys were wanted than had been reserved: reserve more and do it again. */
export class KeysExhausted extends Error {
  constructor() {
    super('Expected reserved keys, but all of them have been given out. Call reserve first.');
    this.name = 'KeysExhausted';
  }
}
