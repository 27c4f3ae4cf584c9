import type { Json } from '@relevo/bpmn-kernel';
import { commitmentOf, sha256 } from '../canonical-json.js';
import { deflated, inflated } from './deflated.js';

/** A value of a record, or the commitment that an erased one has left in its place. */
export interface RecordedValue {
  readonly eventIndex: number;
  readonly path: string;
  /** null: erased, with the salt. */
  readonly kept: { readonly salt: Buffer; readonly value: Json } | null;
  /** Hexadecimal. */
  readonly commitment: () => string;
}

type Item = readonly [eventIndex: number, path: string, value: Json, commitment?: string];

export const SALT_BYTES = 16;

/** Salts come from one seed, until a value is erased: then each that remains has its own, and the seed is gone. */
const SEEDED = 1;
const SALTED = 2;

/** Tells nothing of the seed, nor of another value's salt. */
export const saltOf = (seed: Buffer, index: number): Buffer => {
  const place = Buffer.alloc(4);
  place.writeUInt32BE(index);
  return sha256(seed, place).subarray(0, SALT_BYTES);
};

/** A new record's values, as `history_record.values` holds them; the n-th has the seed's n-th salt. */
export const packValues = (
  seed: Buffer,
  values: readonly { readonly eventIndex: number; readonly path: string; readonly value: Json }[],
): Buffer => {
  const items = values.map(({ eventIndex, path, value }): Item => [eventIndex, path, value]);
  return Buffer.concat([Buffer.of(SEEDED), seed, deflated(() => JSON.stringify(items))]);
};

/** Values some of which were erased. */
export const packRemaining = (values: readonly RecordedValue[]): Buffer => {
  const salts = values.flatMap(({ kept }) => (kept ? [kept.salt] : []));
  const count = Buffer.alloc(4);
  count.writeUInt32BE(salts.length);
  const items = values.map(({ eventIndex, path, kept, commitment }): Item =>
    kept ? [eventIndex, path, kept.value] : [eventIndex, path, null, commitment()],
  );
  return Buffer.concat([Buffer.of(SALTED), count, ...salts, deflated(() => JSON.stringify(items))]);
};

export const unpackValues = (bytes: Buffer): readonly RecordedValue[] => {
  const form = bytes[0];
  if (form === SEEDED) return unpackSeeded(bytes.subarray(1, 1 + SALT_BYTES), bytes.subarray(1 + SALT_BYTES));
  if (form === SALTED) return unpackSalted(bytes.subarray(1));
  throw new RangeError(`Expected packed values of form 1 or 2, but got ${String(form)}.`);
};

const itemsOf = (bytes: Buffer): readonly Item[] => JSON.parse(inflated(bytes).text) as readonly Item[];

const unpackSeeded = (seed: Buffer, rest: Buffer): readonly RecordedValue[] =>
  itemsOf(rest).map((item, index) => kept(item, saltOf(seed, index)));

const unpackSalted = (bytes: Buffer): readonly RecordedValue[] => {
  const count = bytes.readUInt32BE(0);
  let next = 4;
  return itemsOf(bytes.subarray(4 + count * SALT_BYTES)).map((item) => {
    if (item[3] !== undefined) return erased(item, item[3]);
    next += SALT_BYTES;
    return kept(item, bytes.subarray(next - SALT_BYTES, next));
  });
};

const kept = ([eventIndex, path, value]: Item, salt: Buffer): RecordedValue => ({
  eventIndex,
  path,
  kept: { salt, value },
  commitment: () => commitmentOf(salt, value),
});

const erased = ([eventIndex, path]: Item, commitment: string): RecordedValue => ({
  eventIndex,
  path,
  kept: null,
  commitment: () => commitment,
});

/** The same value without what it was. */
export const erase = (value: RecordedValue): RecordedValue =>
  value.kept ? erased([value.eventIndex, value.path, null], value.commitment()) : value;
