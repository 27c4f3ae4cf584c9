import { hash } from 'node:crypto';
import type { Json } from '@relevo/bpmn-kernel';

/**
 * RFC 8785, the JSON Canonicalization Scheme: equal values give equal bytes, whatever their order of names. Of our own
 * because it is the hottest function of a command; a property test holds it equal to the package `canonicalize`.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`Expected a number that JSON can hold, but got ${value}.`);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalItem).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('Expected a JSON value, but got undefined.');
  return text;
};

const canonicalItem = (item: unknown): string => (item === undefined ? 'null' : canonicalJson(item));

/** Names by UTF-16 code units (RFC 8785 §3.2.3), which is how JavaScript sorts. */
const canonicalObject = (value: object): string => {
  const fields = value as Fields;
  return writeFields(fields, writtenNames(Object.keys(fields))) ?? writePresent(fields);
};

type Fields = Readonly<Record<string, unknown>>;

/** Names in order, each with its JSON. */
type Names = readonly (readonly [name: string, written: string])[];

/** null: a name has no value, so that these are not the object's names, or JSON leaves one of them out. */
const writeFields = (fields: Fields, names: Names): string | null => {
  let text = '';
  for (const [name, written] of names) {
    const inner = fields[name];
    if (inner === undefined) return null;
    text += `${text === '' ? '' : ','}${written}:${canonicalJson(inner)}`;
  }
  return `{${text}}`;
};

const writePresent = (fields: Fields): string => {
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
  return writeFields(fields, sortNames(names)) ?? '{}';
};

const sortNames = (names: readonly string[]): Names => [...names].sort().map((name) => [name, JSON.stringify(name)]);

const MOST_ORDERS = 5_000;
const known = new Map<string, Names>();

/**
 * The engine makes its objects in few orders of their fields, so each is sorted once. Names with commas in them may
 * share an entry; then one of them has no value, and `writeFields` says so.
 */
const writtenNames = (names: readonly string[]): Names => {
  const order = `${names.length}${names.join(',')}`;
  const found = known.get(order);
  if (found) return found;
  const sorted = sortNames(names);
  if (known.size >= MOST_ORDERS) known.clear();
  known.set(order, sorted);
  return sorted;
};

export const sha256Hex = (...parts: readonly (Uint8Array | string)[]): string => {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'string') return hash('sha256', only, 'hex');
  return hash(
    'sha256',
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
    'hex',
  );
};

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => Buffer.from(sha256Hex(...parts), 'hex');

/** H(salt ‖ value): says nothing of the value to whoever lacks the salt. */
export const commitmentOf = (salt: Uint8Array, value: Json): string => sha256Hex(salt, canonicalJson(value));
