import { randomBytes } from 'node:crypto';
import type { Json } from '@relevo/bpmn-kernel';
import { EngineError } from '../errors/engine-error.js';
import { isStorable } from '../errors/plain-text.js';
import { commitmentOf } from './canonical-json.js';
import { readPath, replacePath } from './field-path.js';
import { SALT_BYTES, saltOf } from './packing/packed-values.js';

export type ValueFields = Readonly<Record<string, readonly string[]>>;

/** An event as the record holds it: values replaced by `{ commitment }`. */
export type SealedEvent = Readonly<Record<string, unknown>> & { readonly type: string };

/** In a stored event, where a value or its commitment belongs. */
const PLACEHOLDER = 0;

export interface SealedValue {
  readonly eventIndex: number;
  readonly path: string;
  readonly value: Json;
}

export interface Sealed {
  /** What the hash covers: values replaced by commitments. */
  readonly events: readonly SealedEvent[];
  /** What is stored: nothing in the values' places. */
  readonly bareEvents: readonly SealedEvent[];
  readonly values: readonly SealedValue[];
  /** The values' salts come from it. */
  readonly seed: Buffer;
}

/** Values leave the events and leave a commitment behind; each gets a fresh salt. */
export const seal = (events: readonly { readonly type: string }[], valueFields: ValueFields): Sealed => {
  const values: SealedValue[] = [];
  const seed = randomBytes(SALT_BYTES);
  const bareEvents: SealedEvent[] = [];
  const sealed = events.map((event, eventIndex) => {
    let [copy, bare] = [event as SealedEvent, event as SealedEvent];
    for (const path of valueFields[event.type] ?? []) {
      const value = readPath(event, path) as Json | undefined;
      if (value === undefined) continue;
      refuseUnstorable(value);
      copy = replacePath(copy, path, { commitment: commitmentOf(saltOf(seed, values.length), value) }) as SealedEvent;
      bare = replacePath(bare, path, PLACEHOLDER) as SealedEvent;
      values.push({ eventIndex, path, value });
    }
    bareEvents.push(bare);
    return copy;
  });
  return { events: sealed, bareEvents, values, seed };
};

/** The last door before PostgreSQL, for what expressions computed. */
const refuseUnstorable = (value: Json): void => {
  if (typeof value === 'string') {
    if (isStorable(value)) return;
    throw new EngineError(
      'invalid-text',
      'Expected text that can be stored, but it contains U+0000 or half of a surrogate pair. Remove that character.',
    );
  }
  if (Array.isArray(value)) return value.forEach(refuseUnstorable);
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      refuseUnstorable(name);
      refuseUnstorable(inner as Json);
    }
  }
};
