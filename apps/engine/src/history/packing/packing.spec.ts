import { randomBytes } from 'node:crypto';
import type { Json } from '@relevo/bpmn-kernel';
import fc from 'fast-check';
import { canonicalJson } from '../canonical-json.js';
import type { SealedEvent } from '../sealing.js';
import { firstShapes } from './first-shapes.js';
import { packEvents, unpackEvents } from './packed-events.js';
import { erase, packRemaining, packValues, saltOf, unpackValues } from './packed-values.js';
import { Shapes } from './shapes.js';

const stream = 'case:2251799813685250';
const key = fc.oneof(
  fc.bigInt(2251799813685000n, 2251799813695000n).map(String),
  fc.constantFrom('~', '~~', '~1', '0251799813685250', '9251799813685250', '2251799813685250 '),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, key, fc.jsonValue(), tie('object'), fc.array(tie('value'), { maxLength: 3 })),
  object: fc.dictionary(
    fc.oneof(fc.constantFrom('type', 'key', 'index', 'event', '__proto__'), fc.string()),
    tie('value'),
  ),
})).value;

/** An object of a known shape, with anything in its fields. */
const shaped = fc.constantFrom(...firstShapes).chain((shape) => {
  const [type = '', names = ''] = shape.split(':');
  const fields = fc.record(Object.fromEntries(names.split(',').map((name) => [name, json])));
  return fields.map((found) => ({ ...found, ...(type !== '' && { type }) }));
});

describe('packed events', () => {
  it('come back as they were, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(shaped, json)), (nodes) => {
        const events = nodes as SealedEvent[];
        expect(canonicalJson(unpackEvents(stream, packEvents(stream, events)))).toBe(canonicalJson(events));
      }),
    );
  });

  it('leave out what is undefined, as JSON does', () => {
    const events = [
      { type: 'CaseOpened', caseKey: undefined },
      { type: 'Other', a: undefined, b: 1 },
    ] as SealedEvent[];
    expect(unpackEvents(stream, packEvents(stream, events))).toEqual([{ type: 'CaseOpened' }, { type: 'Other', b: 1 }]);
  });

  it('are a fraction of their JSON', () => {
    const events = Array.from({ length: 10 }, (_, index) => ({
      ...{ type: 'ElementCompleted', processInstanceKey: '2251799813685251' },
      ...{ elementKey: String(2251799813685260n + BigInt(index)), elementId: 'Task_Attend' },
    }));
    expect(packEvents(stream, events).length).toBeLessThan(JSON.stringify(events).length / 10);
  });

  it('say which version could read them', () => {
    const bytes = packEvents(stream, []);
    bytes[0] = 200;
    expect(() => unpackEvents(stream, bytes)).toThrow('was packed with number 200');
  });

  it('name each shape once', () => {
    expect(new Set(firstShapes).size).toBe(firstShapes.length);
    expect(new Shapes(['A:x']).fold({ x: 1, type: 'A' }, 0)).toEqual([0, 1]);
  });
});

describe('packed values', () => {
  const values = [
    { eventIndex: 0, path: 'fields.text', value: 'toner' as Json },
    { eventIndex: 3, path: 'value', value: null },
    { eventIndex: 300, path: 'variables', value: { a: [1, 'ñ'] } as Json },
  ];

  it('come back with a salt each', () => {
    const seed = randomBytes(16);
    const opened = unpackValues(packValues(seed, values));

    expect(opened.map(({ eventIndex, path, kept }) => ({ eventIndex, path, value: kept?.value }))).toEqual(values);
    expect(opened.map(({ kept }) => kept?.salt)).toEqual(values.map((_, index) => saltOf(seed, index)));
  });

  it('keep every commitment when one is erased, and neither it nor the seed is there any more', () => {
    const seed = randomBytes(16);
    const before = unpackValues(packValues(seed, values));
    const bytes = packRemaining(before.map((value, index) => (index === 0 ? erase(value) : value)));
    const after = unpackValues(bytes);

    expect(after.map(({ commitment }) => commitment())).toEqual(before.map(({ commitment }) => commitment()));
    expect(after.map(({ kept }) => kept?.value)).toEqual([undefined, null, { a: [1, 'ñ'] }]);
    expect(bytes.includes(seed)).toBe(false);
    expect(bytes.includes(saltOf(seed, 0))).toBe(false);
    expect(JSON.stringify(after)).not.toContain('toner');

    const all = unpackValues(packRemaining(after.map(erase)));
    expect(all.map(({ commitment }) => commitment())).toEqual(before.map(({ commitment }) => commitment()));
    expect(all.every(({ kept }) => kept === null)).toBe(true);
  });
});
