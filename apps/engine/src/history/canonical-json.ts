import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Json } from '@relevo/bpmn-kernel';

// The package is CommonJS and its types describe an ES default export.
const serialize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string | undefined;

/** RFC 8785, the JSON Canonicalization Scheme: equal values give equal bytes, whatever their order of names. */
export const canonicalJson = (value: unknown): string => {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('Expected a JSON value, but got undefined.');
  return text;
};

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** H(salt ‖ value): says nothing of the value to whoever lacks the salt. */
export const commitmentOf = (salt: Uint8Array, value: Json): string =>
  sha256(salt, canonicalJson(value)).toString('hex');
