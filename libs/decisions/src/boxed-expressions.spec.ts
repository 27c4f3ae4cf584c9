import { describe, expect, it } from '@jest/globals';
import { decide, decision, literal, resultOf, text } from './testing/dmn-files.js';

const child = (name: string, content: string) => `<${name}>${content}</${name}>`;
const entry = (name: string | null, content: string, typeRef = '') =>
  `<contextEntry>${name === null ? '' : `<variable name="${name}"${typeRef && ` typeRef="${typeRef}"`}/>`}${content}</contextEntry>`;

describe('a boxed context', () => {
  it('is a context, whose entries see those before them', async () => {
    const logic = `<context>${entry('net price', literal('x * 2'))}${entry('gross', literal('net price + 1'))}</context>`;
    expect(await resultOf(decision('d', logic), { x: 10 })).toEqual({ 'net price': 20, gross: 21 });
  });

  it('is its last entry where that has no name', async () => {
    const logic = `<context>${entry('a', literal('x + 1'))}${entry(null, literal('a * a'))}</context>`;
    expect(await resultOf(decision('d', logic), { x: 2 })).toBe(9);
  });

  it('makes an entry null that is not of its type', async () => {
    const logic = `<context>${entry('a', literal('"text"'), 'number')}${entry('b', literal('[1]'), 'number')}</context>`;
    expect(await resultOf(decision('d', logic))).toEqual({ a: null, b: 1 });
  });

  it('may hold a table, whose rules are told as the decision’s', async () => {
    const table = `<decisionTable><input><inputExpression><text>x</text></inputExpression></input><output name="o"/>
      <rule id="small">${text('inputEntry', '< 5')}${text('outputEntry', '"S"')}</rule></decisionTable>`;
    const logic = `<context>${entry('size', table)}${entry(null, literal('size + "!"'))}</context>`;
    expect(await decide(decision('d', logic), { x: 1 })).toMatchObject({ result: 'S!', matchedRules: ['small'] });
  });
});

it('a boxed list is a list', async () => {
  const logic = `<list>${literal('x')}${literal('"b"')}<list>${literal('1')}</list></list>`;
  expect(await resultOf(decision('d', logic), { x: 5 })).toEqual([5, 'b', [1]]);
});

describe('a relation', () => {
  const relation = (rows: string) =>
    `<relation><column name="name"/><column name="age" typeRef="number"/>${rows}</relation>`;

  it('is a list of contexts', async () => {
    const rows = `<row>${literal('"Ana"')}${literal('x')}</row><row>${literal('"Bo"')}${literal('"old"')}</row>`;
    expect(await resultOf(decision('d', relation(rows)), { x: 40 })).toEqual([
      { name: 'Ana', age: 40 },
      { name: 'Bo', age: null },
    ]);
  });

  it('is refused where a row has another width', async () => {
    await expect(decide(decision('d', relation(`<row>${literal('1')}</row>`)))).rejects.toThrow(/row 1 .* has 1/);
  });
});

describe('an invocation', () => {
  const model = `<businessKnowledgeModel id="add" name="add tax"><variable name="add tax"/><encapsulatedLogic>
    <formalParameter name="net price" typeRef="number"/><formalParameter name="rate" typeRef="number"/>
    ${literal('net price * (1 + rate)')}</encapsulatedLogic></businessKnowledgeModel>`;
  const invoke = (...bindings: readonly (readonly [string, string])[]) =>
    model +
    decision(
      'd',
      `<invocation>${literal('add tax')}${bindings
        .map(([name, value]) => `<binding><parameter name="${name}"/>${literal(value)}</binding>`)
        .join('')}</invocation>`,
      { knowledge: ['add'] },
    );

  it('binds the parameters by name', async () => {
    expect(await resultOf(invoke(['rate', '0.21'], ['net price', 'x']), { x: 100 })).toBe(121);
  });

  it('yields null where parameters are missing, unknown or of another type', async () => {
    expect(await resultOf(invoke(['rate', '0.21']))).toBeNull();
    expect(await resultOf(invoke(['rate', '0.21'], ['price', '1']))).toBeNull();
    expect(await resultOf(invoke(['rate', '0.21'], ['net price', '"much"']))).toBeNull();
  });

  it('yields null where there is no function', async () => {
    expect(await resultOf(decision('d', `<invocation>${literal('x')}</invocation>`), { x: 1 })).toBeNull();
  });
});

it('a boxed function is a function that sees what surrounds it', async () => {
  const definition = `<functionDefinition><formalParameter name="a"/>${literal('a + base')}</functionDefinition>`;
  const logic = `<context>${entry('base', literal('10'))}${entry('f', definition)}${entry(null, literal('f(x)'))}</context>`;
  expect(await resultOf(decision('d', logic), { x: 5 })).toBe(15);
});

describe('DMN 1.4', () => {
  const iterator = (element: string, variable: string, list: string, [part, body]: readonly [string, string]) =>
    `<${element} iteratorVariable="${variable}">${child('in', literal(list))}${child(part, literal(body))}</${element}>`;

  it.each([
    [1, 'positive'],
    [-1, 'other'],
    [null, 'other'],
    ['text', 'other'],
  ])('conditional of %j', async (x, expected) => {
    const logic = `<conditional>${child('if', literal('x > 0'))}${child('then', literal('"positive"'))}${child('else', literal('"other"'))}</conditional>`;
    expect(await resultOf(decision('d', logic), { x })).toBe(expected);
  });

  it('filter, by item and by the entries of each element', async () => {
    const filter = (match: string) =>
      decision('d', `<filter>${child('in', literal('people'))}${child('match', literal(match))}</filter>`);
    const people = [
      { name: 'Ana', age: 40 },
      { name: 'Bo', age: 12 },
    ];
    expect(await resultOf(filter('age >= limit'), { people, limit: 18 })).toEqual([people[0]]);
    expect(await resultOf(filter('item.name = "Bo"'), { people })).toEqual([people[1]]);
    expect(await resultOf(filter('age'), { people })).toBeNull();
    expect(await resultOf(filter('unknown > 1'), { people })).toEqual([]);
    expect(await resultOf(filter('true'), { people: null })).toBeNull();
    expect(await resultOf(filter('item > 1'), { people: 5 })).toEqual([5]);
  });

  it.each([
    ['[1, 2, 3]', 'i * x', [10, 20, 30]],
    ['[1..3]', 'i', [1, 2, 3]],
    ['for i in 1..4 return i', 'if i = 1 then 1 else i * partial[-1]', [1, 2, 6, 24]],
    ['null', 'i', null],
    ['[]', 'i', []],
    ['7', 'i', [7]],
  ])('for i in %s return %s', async (list, body, expected) => {
    expect(await resultOf(decision('d', iterator('for', 'i', list, ['return', body])), { x: 10 })).toEqual(expected);
  });

  it.each([
    ['every', '[1, 2]', 'i > 0', true],
    ['every', '[1, -2]', 'i > 0', false],
    ['every', '[]', 'i > 0', true],
    ['every', '[1, null]', 'i > 0', null],
    ['every', '[-1, null]', 'i > 0', false],
    ['some', '[1, -2]', 'i > 0', true],
    ['some', '[-1]', 'i > 0', false],
    ['some', '[]', 'i > 0', false],
    ['some', '[-1, null]', 'i > 0', null],
    ['some', 'null', 'i > 0', null],
  ])('%s i in %s satisfies %s', async (element, list, condition, expected) => {
    const logic = iterator(element, 'i', list, ['satisfies', condition]);
    expect(await resultOf(decision('d', logic))).toBe(expected);
  });
});

it('an expression is of the type that it names, else null', async () => {
  const typed = (typeRef: string, content: string) =>
    decision('d', `<literalExpression typeRef="${typeRef}"><text>${content}</text></literalExpression>`);
  expect(await resultOf(typed('number', '"text"'))).toBeNull();
  expect(await resultOf(typed('number', '[5]'))).toBe(5);
  expect(await resultOf(typed('string', '5'))).toBeNull();
});
