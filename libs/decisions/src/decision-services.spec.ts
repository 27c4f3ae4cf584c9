import { describe, expect, it } from '@jest/globals';
import { decide, decision, inputData, literal, resultOf } from './testing/dmn-files.js';

const reference = (name: string) => (id: string) => `<${name} href="#${id}"/>`;

interface ServiceSketch {
  readonly output: readonly string[];
  readonly decisions?: readonly string[];
  readonly data?: readonly string[];
}

const service = (id: string, { output, decisions = [], data = [] }: ServiceSketch) =>
  `<decisionService id="${id}" name="${id}"><variable name="${id}"/>${[
    ...output.map(reference('outputDecision')),
    ...decisions.map(reference('inputDecision')),
    ...data.map(reference('inputData')),
  ].join('')}</decisionService>`;

const graph =
  inputData('amount', 'number') +
  decision('rate', literal('0.5'), { typeRef: 'number' }) +
  decision('fee', literal('amount * rate'), { decisions: ['rate'], inputs: ['amount'] });

describe('a decision service', () => {
  const called = (expression: string) =>
    graph +
    service('fees', { output: ['fee'], decisions: ['rate'], data: ['amount'] }) +
    decision('asked', literal(expression), { knowledge: ['fees'] });

  it('takes its input data, then its input decisions, which it does not make', async () => {
    expect(await decide(called('fees(100, 0.1)'), {}, 'asked')).toMatchObject({
      result: 10,
      evaluated: [
        { decisionId: 'fee', result: 10 },
        { decisionId: 'fees', kind: 'decision-service', result: 10 },
        { decisionId: 'asked', result: 10 },
      ],
    });
  });

  it('takes them by name', async () => {
    expect(await decide(called('fees(rate: 0.2, amount: 50)'), {}, 'asked')).toMatchObject({ result: 10 });
  });

  it.each(['fees(100)', 'fees(100, 0.1, 1)', 'fees(amount: 1, other: 2)', 'fees("much", 0.1)', 'fees(1, "high")'])(
    '%s is null',
    async (expression) => {
      expect(await decide(called(expression), {}, 'asked')).toMatchObject({ ok: true, result: null });
    },
  );

  it('sees nothing but what it is given', async () => {
    expect(await decide(called('fees(null, 0.1)'), { amount: 7 }, 'asked')).toMatchObject({ result: null });
  });

  it('is evaluated by itself, from variables', async () => {
    const content = graph + service('fees', { output: ['fee'], data: ['amount'] });
    expect(await resultOf(content, { amount: 8 })).toBe(4);
  });

  it('hands several decisions out as a context', async () => {
    const content = graph + service('both', { output: ['fee', 'rate'], data: ['amount'] });
    expect(await resultOf(content, { amount: 8 })).toEqual({ fee: 4, rate: 0.5 });
  });
});

describe('business knowledge', () => {
  const model = (name: string, parameters: readonly string[], body: string, knowledge = '') =>
    `<businessKnowledgeModel id="${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic>${parameters
      .map((parameter) => `<formalParameter name="${parameter}"/>`)
      .join('')}${body}</encapsulatedLogic>${knowledge}</businessKnowledgeModel>`;
  const requires = (id: string) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;

  it('may be any boxed expression', async () => {
    const list = `<list>${literal('a')}${literal('a * 2')}</list>`;
    expect(
      await resultOf(model('twice', ['a'], list) + decision('d', literal('twice(4)'), { knowledge: ['twice'] })),
    ).toEqual([4, 8]);
  });

  it('calls other knowledge, and itself', async () => {
    const content =
      model('fac', ['n'], literal('if n <= 1 then 1 else n * fac(n - 1)')) +
      model('double', ['n'], literal('2 * fac(n)'), requires('fac')) +
      decision('d', literal('double(5)'), { knowledge: ['double'] });
    expect(await resultOf(content)).toBe(240);
  });

  it('yields what its type says', async () => {
    const types =
      '<itemDefinition name="tList" isCollection="true"><typeRef>number</typeRef></itemDefinition><itemDefinition name="tF"><functionItem outputTypeRef="tList"/></itemDefinition>';
    const typed = (typeRef: string) =>
      types +
      model('f', [], literal('1')).replace('<variable name="f"/>', `<variable name="f" typeRef="${typeRef}"/>`) +
      decision('d', literal('f()'), { knowledge: ['f'] });
    expect(await resultOf(typed('tF'))).toEqual([1]);
    expect(await resultOf(typed('string'))).toBeNull();
  });

  it('sees its parameters alone', async () => {
    const content = model('f', ['a'], literal('a + x')) + decision('d', literal('f(1)'), { knowledge: ['f'] });
    expect(await resultOf(content, { x: 5 })).toBeNull();
  });

  it('that calls itself for ever is a failure', async () => {
    const content = model('f', ['a'], literal('f(a)')) + decision('d', literal('f(1)'), { knowledge: ['f'] });
    expect(await decide(content)).toMatchObject({ ok: false, failedDecisionId: 'd' });
  });

  it('is handed over as a function', async () => {
    const content =
      model('less', ['a', 'b'], literal('a > b')) +
      decision('d', literal('sort([1, 3, 2], less)'), { knowledge: ['less'] });
    expect(await resultOf(content)).toEqual([3, 2, 1]);
  });

  it('is what a decision may yield to those that require it', async () => {
    const curried = model('times', ['a'], literal('function(b) function(c) a * b * c'));
    const content =
      curried +
      decision('half', literal('times(2)(3)'), { knowledge: ['times'] }) +
      decision('d', literal('half(4)'), { decisions: ['half'] });
    expect(await decide(content)).toMatchObject({
      result: 24,
      evaluated: [
        { decisionId: 'half', result: null },
        { decisionId: 'd', result: 24 },
      ],
    });
    expect(await decide(content, {}, 'half')).toMatchObject({ ok: false, failedDecisionId: 'half' });
  });
});
