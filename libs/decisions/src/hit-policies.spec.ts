import { describe, expect, it } from '@jest/globals';
import { decide, decision, text } from './testing/dmn-files.js';

interface Sketch {
  readonly policy: string;
  readonly outputs: readonly string[];
  /** Cell of the one input, then outputs. */
  readonly rows: readonly (readonly [string, ...string[]])[];
}

const table = ({ policy, outputs, rows }: Sketch) =>
  decision(
    'd',
    `<decisionTable hitPolicy="${policy}"><input label="x">${text('inputExpression', 'x')}</input>${outputs.join('')}${rows
      .map(
        ([cell, ...entries], index) =>
          `<rule id="r${index + 1}">${text('inputEntry', cell)}${entries.map((entry) => text('outputEntry', entry)).join('')}</rule>`,
      )
      .join('')}</decisionTable>`,
  );

const output = (name: string, values = '', otherwise = '') =>
  `<output name="${name}">${values && text('outputValues', values)}${otherwise && text('defaultOutputEntry', otherwise)}</output>`;

const two = [output('level', '"high", "low"'), output('days', '3, 2, 1')];
const rows = [
  ['> 0', '"low"', '3'],
  ['> 1', '"high"', '1'],
  ['> 2', '"high"', '2'],
] as const;

describe('compound outputs', () => {
  it.each([
    ['UNIQUE', 1, { level: 'low', days: 3 }, ['r1']],
    ['FIRST', 3, { level: 'low', days: 3 }, ['r1']],
    ['PRIORITY', 3, { level: 'high', days: 2 }, ['r3']],
    [
      'OUTPUT ORDER',
      3,
      [
        { level: 'high', days: 2 },
        { level: 'high', days: 1 },
        { level: 'low', days: 3 },
      ],
      ['r3', 'r2', 'r1'],
    ],
    [
      'RULE ORDER',
      2,
      [
        { level: 'low', days: 3 },
        { level: 'high', days: 1 },
      ],
      ['r1', 'r2'],
    ],
    ['COLLECT', 0, [], []],
    ['PRIORITY', 0, null, []],
  ])('%s with %d', async (policy, x, result, matchedRules) => {
    expect(await decide(table({ policy, outputs: two, rows }), { x })).toMatchObject({
      ok: true,
      result,
      matchedRules,
    });
  });

  it('UNIQUE refuses several rules, ANY rules that differ in one output', async () => {
    expect(await decide(table({ policy: 'UNIQUE', outputs: two, rows }), { x: 2 })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/at most one rule .* but rules 1 and 2 do/),
    });
    expect(await decide(table({ policy: 'ANY', outputs: two, rows }), { x: 3 })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/rules 1, 2 and 3 differ/),
    });
  });

  it('ANY takes what is equal for FEEL', async () => {
    const same = [
      ['-', '"high"', '1.0'],
      ['-', '"high"', '1'],
    ] as const;
    expect(await decide(table({ policy: 'ANY', outputs: two, rows: same }), {})).toMatchObject({
      result: { level: 'high', days: 1 },
    });
  });

  it('counts rules', async () => {
    const counting = table({ policy: 'COLLECT" aggregation="COUNT', outputs: two, rows });
    expect(await decide(counting, { x: 3 })).toMatchObject({ result: 3 });
  });
});

describe('collecting', () => {
  const collect = (aggregation: string, ...values: readonly string[]) =>
    table({
      policy: `COLLECT" aggregation="${aggregation}`,
      outputs: [output('')],
      rows: values.map((value) => ['-', value] as const),
    });

  it.each([
    ['SUM', ['0.1', '0.2'], 0.3],
    ['MIN', ['3', '1', '2'], 1],
    ['MAX', ['3', '1', '2'], 3],
    ['MAX', ['date("2026-01-01")', 'date("2026-02-01")'], '2026-02-01'],
    ['COUNT', ['1', '1'], 2],
  ])('%s of %j', async (aggregation, values, result) => {
    expect(await decide(collect(aggregation, ...values))).toMatchObject({ ok: true, result });
  });

  it.each([
    ['SUM', '1', '"a"'],
    ['MIN', '1', 'null'],
    ['MAX', '1', '"a"'],
  ])('%s of unlike values is a failure', async (aggregation, ...values) => {
    expect(await decide(collect(aggregation, ...values))).toMatchObject({ ok: false, code: 'decision-failed' });
  });
});

describe('values that a table allows', () => {
  const input = (values: string) =>
    decision(
      'd',
      `<decisionTable><input label="x">${text('inputExpression', 'x')}${text('inputValues', values)}</input>${output('y', '"a"')}<rule id="r">${text('inputEntry', '-')}${text('outputEntry', 'y')}</rule></decisionTable>`,
    );

  it('are checked for inputs', async () => {
    expect(await decide(input('"one", "two"'), { x: 'three', y: 'a' })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Expected one of "one", "two" for the input "x", but it is "three"/),
    });
    expect(await decide(input('[1..5]'), { x: 3, y: 'a' })).toMatchObject({ ok: true, result: 'a' });
    expect(await decide(input('[1..5]'), { y: 'a' })).toMatchObject({ ok: true });
  });

  it('are checked for outputs', async () => {
    expect(await decide(input('[1..5]'), { x: 1, y: 'b' })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Expected one of "a" for rule 1, output 1, but it is "b"/),
    });
    expect(await decide(input('[1..5]'), { x: 1 })).toMatchObject({ ok: true, result: null });
  });
});

it('a default output stands where no rule matches', async () => {
  const sketch = { policy: 'COLLECT', outputs: [output('', '', '"none"')], rows: [['> 1', '"one"'] as const] };
  expect(await decide(table(sketch), { x: 0 })).toMatchObject({ result: ['none'], matchedRules: [] });
});
