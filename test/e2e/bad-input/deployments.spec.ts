import type { DiagramFinding, Problem } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { decides, diagram, entityBomb, externalEntity, flows, oneStep } from './diagrams.js';

/**
 * Bad input gets a clear answer, and nothing is lost. Where each kind is tested, with status, code and sentence:
 *
 * - malformed or hostile XML (entity expansion, 50 MB), unknown elements, broken references, duplicate ids: here; every
 *   deploy rule has its valid/invalid table in `libs/bpmn-model/src/rules/*.spec.ts`; in drafts:
 *   `e2e/publication/drafts.spec.ts`
 * - a FEEL expression that fails, never ends or yields no boolean; a missing form or decision while a case runs:
 *   `faults.spec.ts` beside this; refused in a bundle: `e2e/publication/drafts.spec.ts`
 * - an unknown or finished task, a task of another group, the same completion twice at once: `e2e/tickets/tasks.spec.ts`
 *   through `/api`, `tasks.spec.ts` beside this through `/v2`, at two engines `e2e/two-engines`
 * - undeclared or wrong fields in a completion: `tasks.spec.ts` beside this; field by field `libs/forms/src`, and against
 *   form-js in Chromium `browser/form-js`
 * - a stale draft: of a process `e2e/publication/drafts.spec.ts`, of a task's form `e2e/tickets/tasks.spec.ts`, of an
 *   article `e2e/knowledge/articles.spec.ts`
 * - bodies that are no JSON, too large or nested without end, text that cannot be kept: `e2e/http/http.spec.ts`
 * - who may not: `e2e/access-table`
 */
describe('a deployment that cannot be run', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  const deploy = (files: Readonly<Record<string, string>>) => {
    const data = new FormData();
    for (const [name, content] of Object.entries(files)) data.append('resources', new File([content], name));
    return relevo.as('process-owner').send<Problem>('POST', '/v2/deployments', data);
  };
  const published = async (processDefinitionId: string): Promise<readonly number[]> => {
    const { body } = await relevo
      .as('process-owner')
      .post<{ items: { version: number }[] }>('/v2/process-definitions/search', { filter: { processDefinitionId } });
    return body.items.map(({ version }) => version);
  };

  const task = '<bpmn:task id="step" />';
  const extended = (inside: string) =>
    `<bpmn:serviceTask id="step" name="Work"><bpmn:extensionElements><zeebe:taskDefinition type="x" />${inside}</bpmn:extensionElements></bpmn:serviceTask>`;

  interface Refused {
    readonly what: string;
    readonly xml: string;
    readonly finding: Partial<DiagramFinding>;
  }

  const refused: readonly Refused[] = [
    {
      what: 'no XML',
      xml: 'hello',
      finding: {
        code: 'not-well-formed',
        message: expect.stringMatching(/^Expected well-formed XML, but line 1, column 5: .* save it again\.$/),
      },
    },
    {
      what: 'XML that is cut off',
      xml: oneStep('bad', task).slice(0, -60),
      finding: { code: 'not-well-formed', message: expect.stringContaining('unclosed tag: bpmn:process') },
    },
    {
      what: 'an entity bomb',
      xml: entityBomb(),
      finding: { code: 'doctype', message: expect.stringContaining('Entities are never expanded') },
    },
    {
      what: "an entity that reads the machine's files",
      xml: externalEntity(),
      finding: { code: 'doctype', message: expect.not.stringContaining('root:') },
    },
    {
      what: 'a BPMN element that is not executed',
      xml: oneStep('bad', '<bpmn:userTask id="step" name="Most"><bpmn:performer id="who" /></bpmn:userTask>'),
      finding: {
        code: 'not-executed',
        elementId: 'step',
        message:
          'Expected only what Relevo executes, but performer in user task "Most" (step) (line 5) is not: Let the lane or zeebe:assignmentDefinition say who does it.',
      },
    },
    {
      what: 'a BPMN element that does not exist',
      xml: oneStep('bad', '<bpmn:magicTask id="step" />'),
      finding: {
        code: 'unknown-element',
        message:
          'Expected only elements that Relevo knows, but magicTask in process "Bad input" (bad) (line 5) is none. Remove it, or check its spelling.',
      },
    },
    {
      what: 'a zeebe element that does not exist',
      xml: oneStep('bad', extended('<zeebe:magic />')),
      finding: { code: 'unknown-element', elementId: 'step', message: expect.stringContaining('but zeebe:magic in') },
    },
    {
      what: 'a flow that leads nowhere',
      xml: diagram('bad', `<bpmn:startEvent id="start" />${flows(['start', 'nowhere'])}`),
      finding: {
        code: 'dangling-reference',
        elementId: 'f1',
        message:
          'Expected "targetRef" of sequence flow f1 to lead to an element, but there is no "nowhere". Draw it again, or remove the reference.',
      },
    },
    {
      what: 'a message that is not there',
      xml: oneStep('bad', '<bpmn:receiveTask id="step" name="Wait" messageRef="nobody" />'),
      finding: { code: 'dangling-reference', elementId: 'step', message: expect.stringContaining('no "nobody"') },
    },
    {
      what: 'two elements of one id',
      xml: oneStep('bad', task + task),
      finding: {
        code: 'duplicate-id',
        elementId: 'step',
        message: expect.stringMatching(/^Expected ids to be unique, but task step .* Give one of them another id\.$/),
      },
    },
    {
      what: 'a condition that is no FEEL',
      xml: decides('bad', '=price &gt; &gt; 3'),
      finding: { code: 'feel-syntax', elementId: 'f2', elementName: 'Yes', message: expect.stringContaining('price') },
    },
    {
      what: 'a script in another language',
      xml: oneStep(
        'bad',
        '<bpmn:scriptTask id="step" name="Script" scriptFormat="javascript"><bpmn:script>exit()</bpmn:script></bpmn:scriptTask>',
      ),
      finding: { code: 'script-format', elementId: 'step', message: expect.stringContaining('Relevo runs no other') },
    },
  ];

  it.each(refused.map((one) => [one.what, one] as const))('refuses %s, at its element', async (_, { xml, finding }) => {
    const { status, body } = await deploy({ 'bad.bpmn': xml });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'diagram-refused',
      detail: expect.stringMatching(/^Expected files that can be run, but .* so nothing was published\. bad\.bpmn: /),
      findings: expect.arrayContaining([expect.objectContaining({ severity: 'error', file: 'bad.bpmn', ...finding })]),
    });
    expect(await published('bad')).toEqual([]);
  });

  it('refuses 50 MB before it is read as XML', async () => {
    const xml = oneStep('bad', `<bpmn:task id="step" name="${'x'.repeat(50_000_000)}" />`);
    expect(await deploy({ 'bad.bpmn': xml })).toMatchObject({
      status: 413,
      body: {
        code: 'payload-too-large',
        detail: 'Expected files of at most 4 MB each, but one is larger. Make it smaller, or leave it out.',
      },
    });
    expect(await relevo.anonymous.get('/health/ready')).toMatchObject({ status: 200 });
  });

  it.each([
    ['a form that is no JSON', ['a.form', '{"type":'], [400, 'Expected a form in JSON, but it cannot be read']],
    ['a form of something else', ['a.form', '{"hello":1}'], [400, 'Expected a form of form-js']],
    ['a decision that is no DMN', ['a.dmn', '<definitions>'], [400, 'Expected a DMN file (versions 1.1 to 1.5), but']],
    [
      'another kind of file',
      ['a.txt', 'x'],
      [400, 'Expected files that end in .bpmn, .dmn or .form, but there is a.txt'],
    ],
  ] as const)('refuses %s', async (_, [name, content], [status, says]) => {
    const answer = await deploy({ [name]: content });
    expect(answer).toMatchObject({ status, body: { detail: expect.stringContaining(says) } });
  });

  it('publishes nothing of a deployment in which one file is wrong, and keeps what was there', async () => {
    expect((await deploy({ 'good.bpmn': oneStep('good', task) })).status).toBe(200);
    const changed = oneStep('good', '<bpmn:task id="step" name="Changed" />');
    expect((await deploy({ 'good.bpmn': changed, 'bad.bpmn': 'hello' })).status).toBe(400);
    expect(await published('good')).toEqual([1]);
    const start = { processDefinitionId: 'good', awaitCompletion: true };
    expect(await relevo.as('process-owner').post('/v2/process-instances', start)).toMatchObject({ status: 200 });
  });

  it('takes a condition that only names what nothing sets: it may come from outside', async () => {
    expect((await deploy({ 'fine.bpmn': decides('fine', '=unheardOf = 1') })).status).toBe(200);
  });
});
