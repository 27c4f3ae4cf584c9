import { describe, expect, it } from '@jest/globals';
import { compileExpression, evaluate, unguarded } from '@relevo/feel';
import fc from 'fast-check';
import type { Comparison, Condition, Row, Value } from './condition.js';
import { isField } from './condition.js';
import { readCondition, readWritten } from './read-condition.js';
import { rewriteCondition, writeCondition } from './write-condition.js';

const today = '2026-03-15';
const now = Date.parse(`${today}T12:00:00Z`);

/** What the field holds beside the row about it. */
interface Case {
  readonly row: Row;
  readonly held: unknown;
}

const name = fc.string({ unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyz_ñ'), minLength: 4, maxLength: 8 });
const field = fc
  .oneof(
    name,
    fc.tuple(name, name).map((parts) => parts.join('.')),
  )
  .filter(isField);
const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', 'P1', 'say "no"', 'a\\b', 'two\nlines', 'é'));
const number = fc
  .oneof(
    fc.integer(),
    fc.integer({ min: -99999, max: 99999 }).map((n) => n / 100),
  )
  .filter((n) => !Object.is(n, -0));
const date = fc
  .integer({ min: 0, max: 300 })
  .map((days) => new Date(now + (days - 150) * 864e5).toISOString().slice(0, 10));
const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 4 });
const among = (...some: readonly Comparison[]) => fc.constantFrom(...some);
const row = (value: fc.Arbitrary<Value | null>, comparison: fc.Arbitrary<Comparison>, held: fc.Arbitrary<unknown>) =>
  fc.record({ row: fc.record({ field, comparison, value }), held });

const emptied = (chosen: readonly string[]): boolean => chosen.length === 2 && chosen.includes('');

const cases: fc.Arbitrary<Case> = fc.oneof(
  row(
    text.map((each) => ({ kind: 'text', text: each })),
    among('is', 'is-not', 'contains', 'contains-not', 'starts-with'),
    text,
  ),
  row(
    text.map((each) => ({ kind: 'text', text: each })),
    among('has', 'has-not'),
    texts,
  ),
  row(
    texts.filter((each) => !emptied(each)).map((each) => ({ kind: 'texts', texts: each })),
    among('one-of', 'none-of'),
    text,
  ),
  row(
    number.map((each) => ({ kind: 'number', number: each })),
    among('is', 'is-not', 'less', 'at-most', 'more', 'at-least'),
    number,
  ),
  row(
    fc.boolean().map((yes) => ({ kind: 'yes-no', yes })),
    among('is'),
    fc.boolean(),
  ),
  row(
    date.map((each) => ({ kind: 'date', date: each })),
    among('is', 'is-not', 'less', 'at-most', 'more', 'at-least'),
    date,
  ),
  row(fc.constant({ kind: 'today' } as const), among('is', 'less', 'more'), date),
  row(fc.constant(null), among('is-empty', 'is-filled', 'is-missing', 'is-set'), fc.oneof(text, fc.constant(null))),
);

const said = fc.record({
  join: fc.constantFrom('all' as const, 'any' as const),
  cases: fc.uniqueArray(cases, { minLength: 1, maxLength: 4, selector: ({ row: { field: of } }) => of.split('.')[0] }),
});

const conditionOf = ({ join, cases: found }: { join: 'all' | 'any'; cases: readonly Case[] }): Condition => ({
  join: found.length === 1 ? 'all' : join,
  rows: found.map((each) => each.row),
});

const rightOf = (value: Value | null): unknown => {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'texts':
      return value.texts;
    case 'number':
      return value.number;
    case 'yes-no':
      return value.yes;
    case 'date':
      return value.date;
    default:
      return today;
  }
};

/** Days as ISO texts are in the order of time. */
const isLess = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b);

const meanings: Record<Comparison, (held: unknown, value: unknown) => boolean> = {
  is: (held, value) => held === value,
  'is-not': (held, value) => held !== value,
  less: (held, value) => isLess(held, value),
  'at-most': (held, value) => !isLess(value, held),
  more: (held, value) => isLess(value, held),
  'at-least': (held, value) => !isLess(held, value),
  'one-of': (held, value) => (value as unknown[]).includes(held),
  'none-of': (held, value) => !(value as unknown[]).includes(held),
  contains: (held, value) => (held as string).includes(value as string),
  'contains-not': (held, value) => !(held as string).includes(value as string),
  'starts-with': (held, value) => (held as string).startsWith(value as string),
  has: (held, value) => (held as unknown[]).includes(value),
  'has-not': (held, value) => !(held as unknown[]).includes(value),
  'is-empty': (held) => held === null || held === '',
  'is-filled': (held) => held !== null && held !== '',
  'is-missing': (held) => held === null,
  'is-set': (held) => held !== null,
};

const variablesOf = (found: readonly Case[]): ReadonlyMap<string, unknown> =>
  new Map(
    found.map(({ row: { field: of }, held }) => {
      const [first = '', second] = of.split('.');
      return [first, second === undefined ? held : { [second]: held }];
    }),
  );

describe('a condition built by choosing', () => {
  it('is read back from its FEEL as it was chosen', () => {
    fc.assert(
      fc.property(said.map(conditionOf), (condition) => {
        expect(readCondition(writeCondition(condition))).toEqual(condition);
      }),
      { numRuns: 500 },
    );
  });

  it('holds exactly when its rows do', () => {
    fc.assert(
      fc.property(said, (each) => {
        const variables = variablesOf(each.cases);
        const source = writeCondition(conditionOf(each)).slice(1);
        const lookup = (of: string): unknown => variables.get(of);
        const result = evaluate(compileExpression(source), { lookup, now, zone: 'UTC', guard: unguarded });
        const rows = each.cases.map(({ row: { comparison, value }, held }) =>
          meanings[comparison](held, rightOf(value)),
        );
        expect(result).toMatchObject({
          ok: true,
          value: each.join === 'all' ? rows.every(Boolean) : rows.some(Boolean),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is a plain yes or no where nothing was filled in, and where the variable does not exist', () => {
    fc.assert(
      fc.property(said, fc.constantFrom<unknown>(null, '', undefined), (each, held) => {
        // Forms leave an empty text in fields for texts and days, and null in others.
        const nothing = ({ value }: Row): unknown =>
          value?.kind === 'number' || value?.kind === 'yes-no' ? null : held;
        const variables = variablesOf(each.cases.map((one) => ({ ...one, held: nothing(one.row) })));
        const source = writeCondition(conditionOf(each)).slice(1);
        const lookup = (of: string): unknown => variables.get(of);
        const result = evaluate(compileExpression(source), { lookup, now, zone: 'UTC', guard: unguarded });
        expect(result).toMatchObject({ ok: true, value: expect.any(Boolean) });
      }),
      { numRuns: 500 },
    );
  });

  it.each<[Comparison, Value, boolean]>([
    ['less', { kind: 'number', number: 3 }, false],
    ['at-least', { kind: 'date', date: today }, false],
    ['more', { kind: 'today' }, false],
    ['contains', { kind: 'text', text: 'x' }, false],
    ['contains-not', { kind: 'text', text: 'x' }, true],
    ['has', { kind: 'text', text: 'x' }, false],
    ['has-not', { kind: 'text', text: 'x' }, true],
  ])('of an empty field "%s" is decided', (comparison, value, holds) => {
    const source = writeCondition({ join: 'all', rows: [{ field: 'amount', comparison, value }] }).slice(1);
    const result = evaluate(compileExpression(source), { lookup: () => null, now, zone: 'UTC', guard: unguarded });
    expect(result).toMatchObject({ ok: true, value: holds });
  });

  const byHand = ['=works', '= (works = true) ', '=3 < amount', '=a and (b and not(c))', '=day in ("mon", "tue")'];

  it.each(byHand)('leaves %s to the letter while nobody changes it', (written) => {
    const before = readWritten(written);
    expect(rewriteCondition(before?.condition ?? { join: 'all', rows: [] }, before)).toBe(written);
  });

  it.each([
    ['=works', '=works and d = "x"'],
    ['=3 < amount', '=3 < amount and d = "x"'],
    ['=day in ("mon", "tue")', '=(day in ("mon", "tue")) and d = "x"'],
    ['=a and (b and not(c))', '=a and b and not(c) and d = "x"'],
  ])('leaves the lines of %s that nobody touched', (written, then) => {
    const before = readWritten(written);
    const added: Row = { field: 'd', comparison: 'is', value: { kind: 'text', text: 'x' } };
    const rows = [...(before?.condition.rows ?? []), added];
    expect(rewriteCondition({ join: 'all', rows }, before)).toBe(then);
  });

  const yes = (of: string, is = true): Row => ({ field: of, comparison: 'is', value: { kind: 'yes-no', yes: is } });

  it.each<[string, Condition]>([
    ['=works', { join: 'all', rows: [yes('works')] }],
    ['=not(works)', { join: 'all', rows: [yes('works', false)] }],
    ['= (works = true) ', { join: 'all', rows: [yes('works')] }],
    [
      '"P1" = ticket.priority',
      { join: 'all', rows: [{ field: 'ticket.priority', comparison: 'is', value: { kind: 'text', text: 'P1' } }] },
    ],
    [
      '=3 < amount',
      { join: 'all', rows: [{ field: 'amount', comparison: 'more', value: { kind: 'number', number: 3 } }] },
    ],
    ['=a and (b and not(c))', { join: 'all', rows: [yes('a'), yes('b'), yes('c', false)] }],
    [
      '=day in ("mon", "tue")',
      { join: 'all', rows: [{ field: 'day', comparison: 'one-of', value: { kind: 'texts', texts: ['mon', 'tue'] } }] },
    ],
    [
      '=date(day) = @"2026-01-02"',
      { join: 'all', rows: [{ field: 'day', comparison: 'is', value: { kind: 'date', date: '2026-01-02' } }] },
    ],
    [
      '=amount < 3 and contains(text, "x")',
      {
        join: 'all',
        rows: [
          { field: 'amount', comparison: 'less', value: { kind: 'number', number: 3 } },
          { field: 'text', comparison: 'contains', value: { kind: 'text', text: 'x' } },
        ],
      },
    ],
    ['', { join: 'all', rows: [] }],
  ])('reads %s as people wrote it by hand', (written, condition) => {
    expect(readCondition(written)).toEqual(condition);
  });

  it.each([
    '=a and (b or c)',
    '=amount > other',
    '=sum(list) > 3',
    '=a =',
    '=some x in list satisfies x',
    '=a < "b"',
    '=f(x)',
  ])('leaves %s to FEEL', (written) => {
    expect(readCondition(written)).toBeNull();
  });
});
