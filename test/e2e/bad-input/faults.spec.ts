import type { Problem } from '@relevo/contracts';
import { form, table } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { decides, oneStep } from './diagrams.js';

interface Incident {
  readonly incidentKey: string;
  readonly elementId: string;
  readonly errorType: string;
  readonly errorMessage: string;
  readonly state: string;
}

const userTask = (inside: string): string =>
  `<bpmn:userTask id="step" name="Approve"><bpmn:extensionElements><zeebe:userTask />${inside}</bpmn:extensionElements></bpmn:userTask>`;
const decision =
  '<bpmn:businessRuleTask id="step" name="Decide"><bpmn:extensionElements><zeebe:calledDecision decisionId="late-table" resultVariable="priority" /></bpmn:extensionElements></bpmn:businessRuleTask>';

describe('an element that cannot go on', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  const administrator = () => relevo.as('administrator');
  const deploy = async (name: string, content: string): Promise<void> => {
    const data = new FormData();
    data.append('resources', new File([content], name));
    const { status, body } = await administrator().send<Problem>('POST', '/v2/deployments', data);
    if (status !== 200) throw new Error(body.detail);
  };
  const start = async (processDefinitionId: string, variables: object): Promise<string> => {
    const { status, body } = await administrator().post<{ processInstanceKey: string }>('/v2/process-instances', {
      ...{ processDefinitionId, variables },
    });
    expect(status).toBe(200);
    return body.processInstanceKey;
  };
  const incidents = async (processInstanceKey: string, state = 'ACTIVE'): Promise<readonly Incident[]> => {
    const { body } = await administrator().post<{ items: Incident[] }>('/v2/incidents/search', {
      filter: { processInstanceKey, state },
    });
    return body.items;
  };
  const set = (key: string, variables: object) =>
    administrator().put(`/v2/element-instances/${key}/variables`, { variables });
  const resolve = (incident: Incident | undefined) =>
    administrator().post(`/v2/incidents/${incident?.incidentKey ?? ''}/resolution`);
  const instance = async (key: string) =>
    (await administrator().get<{ state: string; hasIncident: boolean }>(`/v2/process-instances/${key}`)).body;
  const ends = async (processInstanceKey: string): Promise<readonly string[]> => {
    const { body } = await administrator().post<{ items: { elementId: string }[] }>('/v2/element-instances/search', {
      filter: { processInstanceKey, type: 'END_EVENT' },
    });
    return body.items.map(({ elementId }) => elementId);
  };

  interface Stuck {
    readonly what: string;
    readonly xml: string;
    readonly variables: object;
    readonly fault: Pick<Incident, 'elementId' | 'errorType'> & { readonly errorMessage: unknown };
    /** Set before the second try. */
    readonly remedy: object;
  }

  const stuck: readonly Stuck[] = [
    {
      what: 'a condition that gives a text',
      xml: decides('text', '=price'),
      variables: { price: 'much' },
      fault: {
        ...{ elementId: 'gate', errorType: 'CONDITION_ERROR' },
        errorMessage:
          'Expected the condition of the flow "Yes" (f2) after "Expensive?" (gate) to be true or false, but "=price" gave "much". Correct the condition or set the variable, then retry.',
      },
      remedy: { price: true },
    },
    {
      what: 'a condition that gives nothing, because a variable is unknown',
      xml: decides('nothing', '=price > 3'),
      variables: {},
      fault: {
        ...{ elementId: 'gate', errorType: 'CONDITION_ERROR' },
        errorMessage:
          'Expected the condition of the flow "Yes" (f2) after "Expensive?" (gate) to be true or false, but "=price > 3" gave null; the variable "price" is not known there. Correct the condition or set the variable, then retry.',
      },
      remedy: { price: 4 },
    },
    {
      what: 'an expression that never ends',
      xml: decides('endless', '=count(for i in 1..size return i) > 1'),
      variables: { size: 100_000_000 },
      fault: {
        ...{ elementId: 'gate', errorType: 'EXTRACT_VALUE_ERROR' },
        errorMessage: expect.stringContaining(
          'to be evaluated within 50 ms (limit expressionTime), but it was still running. Simplify it',
        ),
      },
      remedy: { size: 2 },
    },
    {
      what: 'a regular expression that never ends',
      xml: decides('regular', '=matches(text, "^(a+)+$")'),
      variables: { text: `${'a'.repeat(40)}!` },
      fault: {
        ...{ elementId: 'gate', errorType: 'EXTRACT_VALUE_ERROR' },
        errorMessage: expect.stringContaining('long loops and regular expressions are the usual cause'),
      },
      remedy: { text: 'aaa' },
    },
  ];

  it.each(stuck.map((one) => [one.what, one] as const))(
    '%s: is shown, loses nothing, and goes on when it is put right',
    async (_, { xml, variables, fault, remedy }) => {
      await deploy('stuck.bpmn', xml);
      const key = await start(/process id="(\w+)"/.exec(xml)?.[1] ?? '', variables);

      const [incident] = await incidents(key);
      expect(incident).toMatchObject({ ...fault, state: 'ACTIVE' });
      expect(await instance(key)).toMatchObject({ state: 'ACTIVE', hasIncident: true });

      expect((await set(key, remedy)).status).toBe(204);
      expect((await resolve(incident)).status).toBe(204);
      expect(await instance(key)).toMatchObject({ state: 'COMPLETED', hasIncident: false });
      expect(await ends(key)).toEqual(['yes']);
      expect(await incidents(key)).toEqual([]);
      expect(await incidents(key, 'RESOLVED')).toMatchObject([{ incidentKey: incident?.incidentKey }]);
    },
  );

  it('stays stuck where it is retried and nothing was put right, with a new incident', async () => {
    const key = await start('nothing', {});
    const [first] = await incidents(key);
    expect((await resolve(first)).status).toBe(204);
    const [second] = await incidents(key);
    expect(second).toMatchObject({ elementId: 'gate', errorType: 'CONDITION_ERROR' });
    expect(second?.incidentKey).not.toBe(first?.incidentKey);
  });

  it('says so when an incident is resolved twice, or does not exist', async () => {
    const key = await start('nothing', {});
    const [incident] = await incidents(key);
    await set(key, { price: 1 });
    expect((await resolve(incident)).status).toBe(204);
    const again = await resolve(incident);
    expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(again.body.detail).toMatch(/^Expected .*, but .*\.$/);
    expect(await administrator().post('/v2/incidents/1/resolution')).toMatchObject({ status: 404 });
  });

  it('an assignment that names nobody: the task appears once the variable is there', async () => {
    const assigned = userTask('<zeebe:assignmentDefinition candidateGroups="=groups" />');
    await deploy('assigned.bpmn', oneStep('assigned', assigned));
    const key = await start('assigned', {});
    const [incident] = await incidents(key);
    expect(incident).toMatchObject({
      errorType: 'EXTRACT_VALUE_ERROR',
      errorMessage:
        'Expected the candidate groups of "Approve" (step) to be a list of group ids, but "=groups" gave null; the variable "groups" is not known there. Correct it or set the variable, then retry.',
    });
    await set(key, { groups: ['l1'] });
    await resolve(incident);
    const tasks = await relevo
      .as('agent')
      .post<{ items: object[] }>('/v2/user-tasks/search', { filter: { processInstanceKey: key } });
    expect(tasks.body.items).toMatchObject([{ name: 'Approve', candidateGroups: ['l1'], state: 'CREATED' }]);
  });

  it('a form that is not published: the task appears once it is', async () => {
    await deploy('formless.bpmn', oneStep('formless', userTask('<zeebe:formDefinition formId="late-form" />')));
    const key = await start('formless', {});
    const [incident] = await incidents(key);
    expect(incident).toMatchObject({
      errorType: 'FORM_NOT_FOUND',
      errorMessage:
        'Expected the form "late-form" of "Approve" (step) to be published, but it is not. Publish it, then retry.',
    });
    await deploy('late.form', form('late-form', 'Note'));
    await resolve(incident);
    const tasks = await administrator().post<{ items: { userTaskKey: string }[] }>('/v2/user-tasks/search', {
      filter: { processInstanceKey: key },
    });
    const shown = await administrator().get(`/v2/user-tasks/${tasks.body.items[0]?.userTaskKey ?? ''}/form`);
    expect(shown).toMatchObject({ status: 200, body: { formId: 'late-form' } });
  });

  it('a decision that is not published: decided once it is', async () => {
    await deploy('undecided.bpmn', oneStep('undecided', decision));
    const key = await start('undecided', { impact: 'high' });
    const [incident] = await incidents(key);
    expect(incident).toMatchObject({
      errorType: 'CALLED_DECISION_ERROR',
      errorMessage:
        'Expected the decision "late-table" of "Decide" (step) to give a result, but no decision is published under that id: publish it, or name another. Correct it, then retry.',
    });
    await deploy('late.dmn', table('late-table', 'P1'));
    await resolve(incident);
    expect(await instance(key)).toMatchObject({ state: 'COMPLETED' });
  });
});
