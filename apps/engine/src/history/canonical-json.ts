import { createHash } from 'node:crypto';
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
  const fields: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    if (inner !== undefined) fields.push(`${JSON.stringify(name)}:${canonicalJson(inner)}`);
  }
  return `{${fields.join(',')}}`;
};

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** H(salt ‖ value): says nothing of the value to whoever lacks the salt. */
export const commitmentOf = (salt: Uint8Array, value: Json): string =>
  sha256(salt, canonicalJson(value)).toString('hex');
