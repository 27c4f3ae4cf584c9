import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from '../compile-diagram.js';
import { extensions, path, process, properties } from '../testing/diagram-xml.js';

interface Way {
  readonly name?: string;
  readonly condition?: string;
}

/** A user task, a gateway after it, and one way out for each; the one without a condition is the default. */
async function outcomesOf(ways: readonly Way[], task = '<userTask id="t"/>', between: readonly string[] = []) {
  const fallback = ways.findIndex((way) => way.condition === undefined);
  const attribute = fallback < 0 ? '' : ` default="f${fallback}"`;
  const flows = ways.map(({ name = '', condition }, index) => {
    const inner = condition === undefined ? '' : `<conditionExpression>=${condition}</conditionExpression>`;
    return `<sequenceFlow id="f${index}" name="${name}" sourceRef="g" targetRef="e">${inner}</sequenceFlow>`;
  });
  const xml = process(
    `<startEvent id="s"/>${task}${between.map((id) => `<userTask id="${id}"/>`).join('')}<exclusiveGateway id="g"${attribute}/><endEvent id="e"/>${path('s', 't', ...between, 'g')}${flows.join('')}`,
  );
  const compilation = await compileDiagram(xml);
  if (!compilation.ok) throw new Error(compilation.findings.map((finding) => finding.message).join('\n'));
  const node = compilation.diagram.definitions[0]?.nodes['t'];
  return node?.type === 'userTask' ? node.outcomes.map(({ label, variable, value }) => [label, variable, value]) : null;
}

describe('buttons of the default form', () => {
  it('are one for each flow, labelled as the flow is; the default flow’s sets null', async () => {
    expect(
      await outcomesOf([
        { name: 'Approve', condition: 'decision = "approve"' },
        { name: 'Refuse', condition: '"refuse" = decision' },
        { name: 'Ask back' },
      ]),
    ).toEqual([
      ['Approve', 'decision', 'approve'],
      ['Refuse', 'decision', 'refuse'],
      ['Ask back', 'decision', null],
    ]);
  });

  it('read booleans, bare and compared', async () => {
    expect(
      await outcomesOf([
        { name: 'Works', condition: 'works' },
        { name: 'Fails', condition: 'not(works)' },
      ]),
    ).toEqual([
      ['Works', 'works', true],
      ['Fails', 'works', false],
    ]);
    expect(
      await outcomesOf([
        { name: 'Works', condition: 'works = true' },
        { name: 'Fails', condition: 'works = false' },
      ]),
    ).toEqual([
      ['Works', 'works', true],
      ['Fails', 'works', false],
    ]);
  });

  it('set the other boolean where null would be none', async () => {
    expect(await outcomesOf([{ name: 'Works', condition: 'works' }, { name: 'Fails' }])).toEqual([
      ['Works', 'works', true],
      ['Fails', 'works', false],
    ]);
  });

  it('are labelled by the value where the flow has no name', async () => {
    expect(await outcomesOf([{ condition: 'level = 2' }, {}])).toEqual([
      ['2', 'level', 2],
      ['Otherwise', 'level', null],
    ]);
  });

  it.each([
    ['two variables', [{ condition: 'a = 1' }, { condition: 'b = 2' }]],
    ['more than a comparison', [{ condition: 'a = 1 and c' }, {}]],
    ['one value twice', [{ condition: 'a = 1' }, { condition: 'a = 1' }, {}]],
    ['a field of the ticket', [{ condition: 'ticket.priority = "P1"' }, {}]],
    ['an unequal comparison', [{ condition: 'a > 1' }, {}]],
  ])('are not made of %s', async (_name, ways) => {
    expect(await outcomesOf(ways)).toEqual([]);
  });

  it('are not made where the task has a form of its own', async () => {
    const task = `<userTask id="t">${extensions('<zeebe:formDefinition formId="f"/>')}</userTask>`;
    expect(await outcomesOf([{ condition: 'a = 1' }, {}], task)).toEqual([]);
  });

  const works = [
    { name: 'Works', condition: 'works' },
    { name: 'Fails', condition: 'not(works)' },
  ];
  const deciding = (variable: string): string =>
    `<userTask id="t">${properties({ 'relevo:decides': variable })}</userTask>`;

  it('are not made of a decision behind another step, unless the task says that it decides there', async () => {
    expect(await outcomesOf(works, '<userTask id="t"/>', ['u'])).toEqual([]);
    expect(await outcomesOf(works, deciding('works'), ['u', 'v'])).toEqual([
      ['Works', 'works', true],
      ['Fails', 'works', false],
    ]);
  });

  it('are not made where the task says that it decides nothing', async () => {
    expect(await outcomesOf(works, deciding('nothing'))).toEqual([]);
  });
});
