import { describe, expect, it } from '@jest/globals';
import { FeelTimeout, unguarded, type EvaluationContext } from '@relevo/feel';
import { evaluateDecision } from './evaluate-decision.js';
import { parseDecisions } from './parse-decisions.js';

interface Row {
  readonly cells: readonly string[];
  readonly outputs: readonly string[];
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const text = (name: string, content: string) => `<${name}><text>${escape(content)}</text></${name}>`;
const row = (cells: readonly string[], ...outputs: readonly string[]): Row => ({ cells, outputs });

interface TableSketch {
  readonly policy?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: readonly Row[];
}

const table = ({ policy = 'hitPolicy="UNIQUE"', inputs, outputs, rows }: TableSketch) => `<decisionTable ${policy}>
  ${inputs.map((input) => `<input label="${input}">${text('inputExpression', input)}</input>`).join('')}
  ${outputs.join('')}
  ${rows
    .map(
      ({ cells, outputs: entries }, index) =>
        `<rule id="rule${index + 1}">${cells.map((cell) => text('inputEntry', cell)).join('')}${entries
          .map((entry) => text('outputEntry', entry))
          .join('')}</rule>`,
    )
    .join('')}
  </decisionTable>`;

const decisionXml = (id: string, content: string) =>
  `<decision id="${id}" name="${id} name"><variable name="${id} name"/>${content}</decision>`;
const file = (content: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="drg" namespace="x">${content}</definitions>`;

async function decide(xml: string, variables: Record<string, unknown>, more: Partial<EvaluationContext> = {}) {
  const parsed = await parseDecisions(file(xml));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const decision = parsed.decisions.at(-1);
  if (!decision) throw new Error('no decision');
  const context = { lookup: (name: string) => variables[name], now: 0, zone: 'UTC', guard: unguarded, ...more };
  return evaluateDecision(decision, context);
}

const priority = decisionXml(
  'priority',
  table({
    inputs: ['impact', 'urgency'],
    outputs: ['<output name="priority"/>'],
    rows: [
      row(['"high"', '"high"'], '"P1"'),
      row(['"high"', 'not("high")'], '"P2"'),
      row(['"low", "medium"', '-'], '"P3"'),
    ],
  }),
);

describe('a decision table', () => {
  it('says what it decided, by which rule, from what', async () => {
    expect(await decide(priority, { impact: 'high', urgency: 'low' })).toMatchObject({
      ok: true,
      result: 'P2',
      matchedRules: ['rule2'],
      inputs: { impact: 'high', urgency: 'low' },
      evaluated: [
        {
          decisionId: 'priority',
          decisionName: 'priority name',
          kind: 'decision-table',
          matchedRules: ['rule2'],
          rules: [{ id: 'rule2', index: 2, outputs: [{ id: 'output 1', name: 'priority', value: 'P2' }] }],
          inputs: { impact: 'high', urgency: 'low' },
          evaluatedInputs: [
            { name: 'impact', value: 'high' },
            { name: 'urgency', value: 'low' },
          ],
          result: 'P2',
        },
      ],
    });
  });

  it('yields null where no rule matches', async () => {
    expect(await decide(priority, {})).toMatchObject({ ok: true, result: null, matchedRules: [] });
  });

  it('yields its default output where no rule matches', async () => {
    const output = `<output name="a">${text('defaultOutputEntry', '"none"')}</output><output name="b"/>`;
    const xml = decisionXml('d', table({ inputs: ['x'], outputs: [output], rows: [row(['1'], '"one"', '2')] }));
    expect(await decide(xml, { x: 5 })).toMatchObject({ result: { a: 'none', b: null } });
    expect(await decide(xml, { x: 1 })).toMatchObject({ result: { a: 'one', b: 2 } });
  });

  it('reads texts of a temporal type', async () => {
    const input = `<input><inputExpression typeRef="date"><text>due</text></inputExpression></input><output/>`;
    const rule = `<rule>${text('inputEntry', '< date("2026-02-01")')}${text('outputEntry', '"soon"')}</rule>`;
    const xml = decisionXml('d', `<decisionTable>${input}${rule}</decisionTable>`);
    expect(await decide(xml, { due: '2026-01-15' })).toMatchObject({ result: 'soon', matchedRules: ['rule-1'] });
  });
});

describe('hit policies', () => {
  const rows = [row(['> 1'], '10'), row(['> 2'], '20'), row(['> 3'], '10')];
  const xml = (policy: string, output = '<output/>') =>
    decisionXml('d', table({ policy, inputs: ['x'], outputs: [output], rows }));
  const ordered = `<output>${text('outputValues', '20, 10')}</output>`;

  it.each([
    ['hitPolicy="FIRST"', 5, 10, ['rule1']],
    ['hitPolicy="UNIQUE"', 2, 10, ['rule1']],
    ['hitPolicy="COLLECT"', 5, [10, 20, 10], ['rule1', 'rule2', 'rule3']],
    ['hitPolicy="RULE ORDER"', 3, [10, 20], ['rule1', 'rule2']],
    ['hitPolicy="COLLECT" aggregation="SUM"', 5, 40, ['rule1', 'rule2', 'rule3']],
    ['hitPolicy="COLLECT" aggregation="MIN"', 5, 10, ['rule1', 'rule2', 'rule3']],
    ['hitPolicy="COLLECT" aggregation="MAX"', 5, 20, ['rule1', 'rule2', 'rule3']],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 5, 3, ['rule1', 'rule2', 'rule3']],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 0, 0, []],
    ['hitPolicy="COLLECT" aggregation="SUM"', 0, null, []],
    ['hitPolicy="COLLECT"', 0, [], []],
    ['hitPolicy="FIRST"', 0, null, []],
  ])('%s with %d', async (policy, x, result, matchedRules) => {
    expect(await decide(xml(policy), { x })).toMatchObject({ ok: true, result, matchedRules });
  });

  it('PRIORITY and OUTPUT ORDER follow the output values', async () => {
    expect(await decide(xml('hitPolicy="PRIORITY"', ordered), { x: 5 })).toMatchObject({
      result: 20,
      matchedRules: ['rule2'],
    });
    expect(await decide(xml('hitPolicy="OUTPUT ORDER"', ordered), { x: 5 })).toMatchObject({ result: [20, 10, 10] });
  });

  it('UNIQUE refuses two rules and names them', async () => {
    expect(await decide(xml('hitPolicy="UNIQUE"'), { x: 5 })).toMatchObject({
      ok: false,
      code: 'decision-failed',
      message: expect.stringMatching(
        /"d name" \(d\): Expected at most one rule .* but rules 1, 2 and 3 do with {"x":5}/,
      ),
    });
  });

  it('ANY refuses rules that differ', async () => {
    expect(await decide(xml('hitPolicy="ANY"'), { x: 3 })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/rules 1 and 2 differ/),
    });
    expect(await decide(xml('hitPolicy="ANY"'), { x: 2 })).toMatchObject({ ok: true, result: 10 });
  });

  it('collecting refuses what is no number', async () => {
    const mixed = decisionXml(
      'd',
      table({
        policy: 'hitPolicy="COLLECT" aggregation="SUM"',
        inputs: ['x'],
        outputs: ['<output/>'],
        rows: [row(['-'], '1'), row(['-'], '"a"')],
      }),
    );
    expect(await decide(mixed, { x: 1 })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/rule 2 yield something else/),
    });
  });
});

describe('requirements', () => {
  const requires = (id: string) =>
    `<informationRequirement id="i_${id}"><requiredDecision href="#${id}"/></informationRequirement>`;
  const expression = (content: string) => text('literalExpression', content);

  it.each(['base name', 'base'])('are decided first and read as %s', async (name) => {
    const xml =
      decisionXml('base', expression('x * 2')) + decisionXml('top', requires('base') + expression(`${name} + 1`));
    expect(await decide(xml, { x: 20 })).toMatchObject({
      result: 41,
      evaluated: [
        { decisionId: 'base', result: 40 },
        { decisionId: 'top', result: 41 },
      ],
    });
  });

  it('hand FEEL values on as they are', async () => {
    const xml =
      decisionXml('due', expression('date("2026-01-31")')) +
      decisionXml('top', requires('due') + expression('due + duration("P1D")'));
    expect(await decide(xml, {})).toMatchObject({ result: '2026-02-01' });
  });

  it('call business knowledge', async () => {
    const model = `<businessKnowledgeModel id="bkm" name="add tax"><encapsulatedLogic><formalParameter name="net"/>${expression('net * 1.21')}</encapsulatedLogic></businessKnowledgeModel>`;
    const xml =
      model +
      decisionXml(
        'top',
        `<knowledgeRequirement id="k"><requiredKnowledge href="#bkm"/></knowledgeRequirement>${expression('add tax(x)')}`,
      );
    expect(await decide(xml, { x: 100 })).toMatchObject({ result: 121 });
  });
});

describe('failures', () => {
  const failing = decisionXml('d', table({ inputs: ['x'], outputs: ['<output/>'], rows: [row(['x + x'], '1')] }));

  it('name decision, rule and input', async () => {
    expect(await decide(failing, { x: 'x'.repeat(1_500_000) })).toMatchObject({
      ok: false,
      code: 'decision-failed',
      failedDecisionId: 'd',
      evaluated: [{ decisionId: 'd', result: null }],
      message: expect.stringMatching(/"d name" \(d\), rule 1, input 1: Expected "x \+ x" to yield a value, but/),
    });
  });

  it('name what cannot be kept', async () => {
    const xml = decisionXml('d', text('literalExpression', 'function(x) x'));
    expect(await decide(xml, {})).toMatchObject({ ok: false, message: expect.stringMatching(/it yields a function/) });
  });

  it('keep the code of a timeout', async () => {
    const guard = {
      run: () => {
        throw new FeelTimeout(50);
      },
    };
    const xml = decisionXml('d', text('literalExpression', 'sum(x)'));
    expect(await decide(xml, { x: [] }, { guard })).toMatchObject({ ok: false, code: 'expression-timeout' });
  });
});
