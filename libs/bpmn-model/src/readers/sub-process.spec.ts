import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from '../compile-diagram.js';
import { allCompiled, compiled, nodeOf } from '../testing/compiled.js';
import { extensions, flow, through } from '../testing/diagram-xml.js';

const feel = (source: string) => ({ kind: 'feel', source });

describe('ad-hoc subprocesses', () => {
  const adHoc = (inside: string, attributes = '') =>
    through('t', `<adHocSubProcess id="t" ${attributes}>${inside}</adHocSubProcess>`);
  const tasks = `<task id="a"/><task id="b"/><task id="c"/>${flow('b', 'c')}`;

  it('name what may be activated, in which order, and when they are done', async () => {
    const condition = '<completionCondition>=done</completionCondition>';
    expect(
      await nodeOf(adHoc(tasks + condition, 'ordering="Sequential" cancelRemainingInstances="false"')),
    ).toMatchObject({
      type: 'adHocSubProcess',
      activities: ['a', 'b'],
      startNodes: [],
      sequential: true,
      cancelRemaining: false,
      completionCondition: feel('done'),
    });
  });

  it('begin with all, with none, or with those that an expression names', async () => {
    const zeebe = (attributes: string) => extensions(`<zeebe:adHoc ${attributes}/>`);
    expect(await nodeOf(adHoc(tasks))).not.toHaveProperty('activeElements');
    expect(await nodeOf(adHoc(zeebe('') + tasks))).toMatchObject({ activeElements: null });
    const chosen = zeebe('activeElementsCollection="=[&quot;a&quot;]" outputCollection="all" outputElement="=r"');
    expect(await nodeOf(adHoc(chosen + tasks))).toMatchObject({
      activeElements: feel('["a"]'),
      outputCollection: 'all',
      outputElement: feel('r'),
    });
  });
});

describe('other scopes', () => {
  it('are transactions', async () => {
    expect(
      await nodeOf(through('t', '<transaction id="t" method="##Compensate"><task id="a"/></transaction>')),
    ).toMatchObject({ type: 'transaction', startNodes: ['a'] });
  });

  it('are global tasks: processes of one task', async () => {
    const script =
      '<globalScriptTask id="g" name="Add" scriptLanguage="feel"><script>=1 + 1</script></globalScriptTask>';
    const [, called] = await allCompiled(through('t', '<callActivity id="t" calledElement="g"/>', script));
    expect(called).toEqual(
      expect.objectContaining({ id: 'g', name: 'Add', startEvents: [], startNodes: ['task:g'], flows: {} }),
    );
    expect(called?.nodes['task:g']).toMatchObject({
      type: 'scriptTask',
      scope: 'g',
      script: { expression: feel('1 + 1') },
    });
  });
});

describe('listeners', () => {
  const listener = (list: string, event: string) =>
    `<zeebe:${list}Listeners><zeebe:${list}Listener eventType="${event}" type="log" retries="5"><zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders></zeebe:${list}Listener></zeebe:${list}Listeners>`;
  const job = { type: { kind: 'static', value: 'log' }, retries: { kind: 'static', value: '5' }, headers: { k: 'v' } };

  it('are jobs before and after an element', async () => {
    const definition = await compiled(through('t', `<task id="t">${extensions(listener('execution', 'end'))}</task>`));
    expect(definition.nodes['t']).toMatchObject({ listeners: [{ event: 'end', job }] });
    const process = through('t', `${extensions(listener('execution', 'start'))}<task id="t"/>`);
    expect(await compiled(process)).toMatchObject({ listeners: [{ event: 'start', job }] });
  });

  it('are jobs at a change of a user task', async () => {
    const definition = extensions(
      listener('task', 'assigning').replace(/<zeebe:taskHeaders>.*<\/zeebe:taskHeaders>/, ''),
    );
    expect(await nodeOf(through('t', `<userTask id="t">${definition}</userTask>`))).toMatchObject({
      taskListeners: [{ event: 'assigning', job: { ...job, headers: {} } }],
    });
  });

  it.each([
    ['no type', '<zeebe:executionListener eventType="start"/>', 'listener-type-missing'],
    ['no moment', '<zeebe:executionListener type="x"/>', 'listener-event'],
    ['a moment that is none', '<zeebe:executionListener eventType="later" type="x"/>', 'not-executed'],
  ])('are refused with %s', async (_name, inside, code) => {
    const xml = through(
      't',
      `<task id="t">${extensions(`<zeebe:executionListeners>${inside}</zeebe:executionListeners>`)}</task>`,
    );
    expect(await codesOf(xml)).toContain(code);
  });
});

async function codesOf(xml: string): Promise<readonly string[]> {
  const compilation = await compileDiagram(xml);
  return compilation.ok ? [] : compilation.findings.map((finding) => finding.code);
}
