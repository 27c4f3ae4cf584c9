import { describe, expect, it } from '@jest/globals';
import { parseDecisions } from './parse-decisions.js';

const namespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const file = (content: string, xmlns = namespace) =>
  `<definitions xmlns="${xmlns}" id="drg" name="Rules" namespace="urn:test">${content}</definitions>`;
const literal = (id: string, text: string, requirements = '') =>
  `<decision id="${id}" name="${id}"><variable name="${id}"/>${requirements}<literalExpression><text>${text}</text></literalExpression></decision>`;
const requires = (id: string) =>
  `<informationRequirement id="r_${id}_${Math.random()}"><requiredDecision href="#${id}"/></informationRequirement>`;
const refused = async (xml: string) => {
  const parsed = await parseDecisions(xml);
  return parsed.ok ? [] : parsed.findings;
};

describe('versions', () => {
  it.each([
    ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'],
    ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
    ['1.3', namespace],
    ['1.4', 'https://www.omg.org/spec/DMN/20211108/MODEL/'],
    ['1.5', 'https://www.omg.org/spec/DMN/20230324/MODEL/'],
  ])('reads DMN %s', async (_version, xmlns) => {
    const parsed = await parseDecisions(file(literal('a', '1'), xmlns));
    expect(parsed).toMatchObject({ ok: true, id: 'drg', name: 'Rules', decisions: [{ id: 'a', name: 'a' }] });
  });

  it('reads prefixed elements and the version tag', async () => {
    const xml = `<dmn:definitions xmlns:dmn="${namespace}" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" name="d" namespace="x">
      <dmn:decision id="a" name="A"><dmn:extensionElements><zeebe:versionTag value="v2"/></dmn:extensionElements>
      <dmn:literalExpression><dmn:text>1</dmn:text></dmn:literalExpression></dmn:decision></dmn:definitions>`;
    expect(await parseDecisions(xml)).toMatchObject({
      ok: true,
      decisions: [{ id: 'a', name: 'A', versionTag: 'v2' }],
    });
  });
});

const table = (attributes: string, content: string) =>
  file(`<decision id="t" name="Priority"><decisionTable ${attributes}>${content}</decisionTable></decision>`);
const input = '<input><inputExpression><text>impact</text></inputExpression></input>';
const rule = (cells: string, outputs: string) => `<rule id="r1">${cells}${outputs}</rule>`;
const cell = (text: string) => `<inputEntry><text>${text}</text></inputEntry>`;
const output = (text: string) => `<outputEntry><text>${text}</text></outputEntry>`;

describe('what is refused, with element and reason', () => {
  it.each([
    ['text that is no XML', 'hello', 'not-dmn', /cannot be read/],
    ['another format', '<bpmn/>', 'not-dmn', /versions 1.1 to 1.5/],
    ['nothing', '', 'not-dmn', /Expected a DMN file/],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${file('')}`, 'doctype', /DOCTYPE/],
    ['no decision', file('<inputData id="i" name="i"/>'), 'missing-logic', /at least one decision/],
    ['a decision without id', file('<decision name="A"><literalExpression/></decision>'), 'missing-id', /"A" has none/],
    ['an unknown element', file('<decision id="a"><guess/></decision>'), 'unknown-element', /<guess>/],
    [
      'an empty conditional',
      file('<decision id="a"><conditional/></decision>'),
      'missing-logic',
      /"then" of the expression/,
    ],
    [
      'a relation without columns',
      file('<decision id="a"><relation/></decision>'),
      'invalid-table',
      /at least one column/,
    ],
    [
      'a function in Java',
      file(
        '<businessKnowledgeModel id="b" name="B"><encapsulatedLogic kind="Java"><literalExpression/></encapsulatedLogic></businessKnowledgeModel>',
      ),
      'unsupported-element',
      /"B" \(b\) is one in Java, which is not executed/,
    ],
    [
      'imported values',
      file('<decision id="a"><literalExpression><text>1</text><importedValues/></literalExpression></decision>'),
      'unsupported-element',
      /imports some/,
    ],
    [
      'a service without output',
      file(`${literal('a', '1')}<decisionService id="s" name="S"/>`),
      'missing-logic',
      /at least one output decision/,
    ],
    [
      'priority without output values',
      table('hitPolicy="PRIORITY"', '<output/>'),
      'invalid-table',
      /order of priority/,
    ],
    ['output order without them', table('hitPolicy="OUTPUT ORDER"', '<output/>'), 'invalid-table', /order of priority/],
    [
      'a sum of two outputs',
      table('hitPolicy="COLLECT" aggregation="SUM"', '<output name="a"/><output name="b"/>'),
      'invalid-table',
      /one output to collect with SUM/,
    ],
    [
      'a context with two results',
      file(
        '<decision id="a"><context><contextEntry><literalExpression><text>1</text></literalExpression></contextEntry><contextEntry><literalExpression><text>2</text></literalExpression></contextEntry></context></decision>',
      ),
      'invalid-table',
      /only its last entry/,
    ],
    [
      'a loop without a variable',
      file(
        '<decision id="a"><for><in><literalExpression><text>1</text></literalExpression></in><return><literalExpression><text>1</text></literalExpression></return></for></decision>',
      ),
      'invalid-expression',
      /has no iterator variable/,
    ],
    [
      'allowed values that are no tests',
      file(
        `<itemDefinition name="t"><typeRef>string</typeRef><allowedValues><text>"a", </text></allowedValues></itemDefinition>${literal('a', '1')}`,
      ),
      'invalid-expression',
      /allowed values of the type "t"/,
    ],
    ['an import', file(`<import name="x" namespace="y"/>${literal('a', '1')}`), 'unsupported-element', /imports "x"/],
    ['the same id twice', file(literal('a', '1') + literal('a', '2')), 'duplicate-id', /"a" is used again/],
    ['a requirement that leads nowhere', file(literal('a', 'b', requires('b'))), 'dangling-reference', /"#b"/],
    [
      'a circle',
      file(literal('a', 'b', requires('b')) + literal('b', 'a', requires('a'))),
      'requirement-cycle',
      /circle/,
    ],
    ['a wrong expression', file(literal('a', '1 +')), 'invalid-expression', /The expression of the decision "a"/],
    ['an unknown function', file(literal('a', 'exec(1)')), 'invalid-expression', /"exec" is none/],
    [
      'a wrong cell',
      table('', input + '<output/>' + rule(cell('&lt;'), output('1'))),
      'invalid-expression',
      /Rule 1, input 1/,
    ],
    [
      'another language',
      file(
        '<decision id="a"><literalExpression expressionLanguage="juel"><text>1</text></literalExpression></decision>',
      ),
      'invalid-expression',
      /"juel"/,
    ],
    ['an unknown hit policy', table('hitPolicy="WORST"', '<output/>'), 'invalid-table', /"WORST"/],
    ['a table without output', table('', input), 'invalid-table', /at least one output/],
    ['outputs without names', table('', '<output name="a"/><output/>'), 'invalid-table', /different names/],
    [
      'a rule of another width',
      table('', `${input}<output/>${rule('', output('1'))}`),
      'invalid-table',
      /rule 1 has 0/,
    ],
  ])('%s', async (_what, xml, code, message) => {
    const findings = await refused(xml);
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'error', code, message: expect.stringMatching(message) }),
    );
  });

  it('names the element', async () => {
    expect(await refused(file('<decision id="a" name="A"><literalExpression/></decision>'))).toMatchObject([
      { elementId: 'a', elementName: 'A' },
    ]);
  });

  it('a file of more than 5 MB', async () => {
    expect(await refused(`${file('')}${' '.repeat(5 * 1024 * 1024)}`)).toMatchObject([{ code: 'file-too-large' }]);
  });
});

it('says which decision has no logic', async () => {
  const parsed = await parseDecisions(file(`${literal('a', '1')}<decision id="b" name="B"/>`));
  expect(parsed).toMatchObject({
    ok: true,
    findings: [{ severity: 'warning', code: 'missing-logic', elementId: 'b' }],
  });
});
