import { randomBytes } from 'node:crypto';
import type { Json } from '@relevo/bpmn-kernel';
import fc from 'fast-check';
import { canonicalJson } from '../canonical-json.js';
import type { SealedEvent } from '../sealing.js';
import { firstShapes } from './first-shapes.js';
import { packEvents, unpackEvents } from './packed-events.js';
import { erase, packRemaining, packValues, saltOf, unpackValues } from './packed-values.js';
import { Mentions } from './references.js';
import { Shapes } from './shapes.js';

const of = { stream: 'case:2251799813685250', at: 1_795_864_472_356 };
const key = fc.oneof(
  fc.bigInt(2251799813685000n, 2251799813695000n).map(String),
  fc.constantFrom('~', '~~', '~1', '0251799813685250', '9251799813685250', '2251799813685250 '),
);
const time = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map((after) => of.at + after),
  fc.constantFrom(0, of.at + 0.5, 99_999_999_999, 100_000_000_000, 2 ** 53, 1e300, '~@0', '~A', '~+'),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, key, time, fc.jsonValue(), tie('object'), fc.array(tie('value'), { maxLength: 3 })),
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

/** Events of a completed task, packed by the version before the second dictionary. */
const firstPacked = [
  '018b46f32ba85489772c2949cd0365db3ab302b04250d150675608f73b2c9378e7e59783e5202a4024c8a6942c6808e0320d',
  '121e6e39f9e550d9782c26c182085a162294a4642be960169558cd830729cc5488bbb01b89e632b0647c706a625172067697',
  '81bd875090022a05e145335653b0b9c70cbb41109b90a33c079c2640916e696a616662626e646c6a068d692c26602486945c',
  '94e490074b0f58f442a501',
];

describe('packed events', () => {
  it('come back as they were, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(shaped, json)), (nodes) => {
        const events = nodes as SealedEvent[];
        expect(canonicalJson(unpackEvents(of, packEvents(of, events)))).toBe(canonicalJson(events));
      }),
    );
  });

  it('leave out what is undefined, as JSON does', () => {
    const events = [
      { type: 'CaseOpened', caseKey: undefined },
      { type: 'Other', a: undefined, b: 1 },
    ] as SealedEvent[];
    expect(unpackEvents(of, packEvents(of, events))).toEqual([{ type: 'CaseOpened' }, { type: 'Other', b: 1 }]);
  });

  it('are a fraction of their JSON', () => {
    const events = Array.from({ length: 10 }, (_, index) => ({
      ...{ type: 'ElementCompleted', processInstanceKey: '2251799813685251' },
      ...{ elementKey: String(2251799813685260n + BigInt(index)), elementId: 'Task_Attend' },
    }));
    expect(packEvents(of, events).length).toBeLessThan(JSON.stringify(events).length / 10);
  });

  it('say which version could read them', () => {
    const bytes = packEvents(of, []);
    bytes[0] = 200;
    expect(() => unpackEvents(of, bytes)).toThrow('was packed with number 200');
  });

  it('are read as the first dictionary packed them', () => {
    const [completed, set, , , gateway] = unpackEvents(
      { stream: 'case:2251799813701159', at: 1795864472356 },
      Buffer.from(firstPacked.join(''), 'hex'),
    );
    expect(completed).toMatchObject({ type: 'UserTaskCompleted', action: 'complete', elementId: 'Task_Attend' });
    expect(set).toMatchObject({ type: 'VariableSet', name: 'solutionKnown', scopeKey: set?.['processInstanceKey'] });
    expect(gateway).toMatchObject({ elementType: 'exclusiveGateway', flowId: 'Flow_Attend_Known' });
    expect(completed?.['processInstanceKey']).toMatch(/^22517998\d{8}$/);
  });

  it('of the same steps are the same bytes, whatever their keys and their time', () => {
    const steps = (first: bigint, at: number) => [
      { type: 'ElementCompleted', elementId: 'a', elementKey: String(first), processInstanceKey: String(first + 9n) },
      { type: 'Other', elementKey: String(first), next: [String(first + 10n), String(first + 9n)], at },
    ];
    const later = { stream: 'case:2251799813999000', at: of.at + 1_000_000 };
    expect(packEvents(later, steps(2251799813999020n, later.at))).toEqual(
      packEvents(of, steps(2251799813685270n, of.at)),
    );
  });

  it('name each shape once', () => {
    expect(new Set(firstShapes).size).toBe(firstShapes.length);
    expect(new Shapes(['A:x']).fold({ x: 1, type: 'A' }, new Mentions({ key: 0, at: 0 }))).toEqual([0, 1]);
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
