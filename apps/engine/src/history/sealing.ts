import { randomBytes } from 'node:crypto';
import type { Json } from '@relevo/bpmn-kernel';
import { EngineError } from '../errors/engine-error.js';
import { isStorable } from '../errors/plain-text.js';
import { commitmentOf } from './canonical-json.js';
import { readPath, replacePath } from './field-path.js';

export type ValueFields = Readonly<Record<string, readonly string[]>>;

/** An event as the record holds it: values replaced by `{ commitment }`. */
export type SealedEvent = Readonly<Record<string, unknown>> & { readonly type: string };

export interface SealedValue {
  readonly eventIndex: number;
  readonly path: string;
  readonly salt: Buffer;
  readonly value: Json;
}

const SALT_BYTES = 16;

/** Values leave the events and leave a commitment behind; each gets a fresh salt. */
export const seal = (
  events: readonly { readonly type: string }[],
  valueFields: ValueFields,
): { readonly events: readonly SealedEvent[]; readonly values: readonly SealedValue[] } => {
  const values: SealedValue[] = [];
  const sealed = events.map((event, eventIndex) => {
    let copy = event as SealedEvent;
    for (const path of valueFields[event.type] ?? []) {
      const value = readPath(event, path) as Json | undefined;
      if (value === undefined) continue;
      refuseUnstorable(value);
      const salt = randomBytes(SALT_BYTES);
      values.push({ eventIndex, path, salt, value });
      copy = replacePath(copy, path, { commitment: commitmentOf(salt, value) }) as SealedEvent;
    }
    return copy;
  });
  return { events: sealed, values };
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
