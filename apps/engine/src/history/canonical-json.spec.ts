import { createRequire } from 'node:module';
import type { Json } from '@relevo/bpmn-kernel';
import fc from 'fast-check';
import { canonicalJson, commitmentOf } from './canonical-json.js';

const reference = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string;

describe('canonical JSON', () => {
  it('is what the reference implementation of RFC 8785 writes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalJson(value)).toBe(reference(value))));
  });

  it('survives a way through JSON, as through jsonb', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) =>
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value)),
      ),
    );
  });

  it('leaves out what is undefined, and refuses what JSON cannot hold', () => {
    expect(canonicalJson({ b: 1, a: undefined, c: [undefined] })).toBe('{"b":1,"c":[null]}');
    expect(() => canonicalJson(Number.NaN)).toThrow('Expected a number');
    expect(() => canonicalJson(undefined)).toThrow('Expected a JSON value');
  });
});

describe('a commitment', () => {
  it('needs the salt and the value', () => {
    const [salt, other] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
    const value: Json = { b: 1, a: 2 };

    expect(commitmentOf(salt, value)).toBe(commitmentOf(salt, { a: 2, b: 1 }));
    expect(commitmentOf(other, value)).not.toBe(commitmentOf(salt, value));
    expect(commitmentOf(salt, null)).not.toBe(commitmentOf(salt, value));
  });
});
