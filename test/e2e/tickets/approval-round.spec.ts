import type { NextTask, Page, ReportedTicket, TaskSummary, TicketDetail } from '@relevo/contracts';
import { flow } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

const processId = 'round';

/** Three are asked, two must agree; as the step "Approve" of the modeler draws it. */
const round = flow({
  id: processId,
  properties: '<zeebe:property name="relevo:catalogue" value="true" />',
  task: '<zeebe:formDefinition formId="round-form" /><zeebe:properties><zeebe:property name="relevo:exclude" value="requester, earlier" /></zeebe:properties>',
}).replace(
  '</bpmn:userTask>',
  `<bpmn:multiInstanceLoopCharacteristics>
     <bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=for place in 1..3 return place" inputElement="place" outputCollection="decisions" outputElement="=decision" /></bpmn:extensionElements>
     <bpmn:completionCondition>=count(decisions[item = "approved"]) &gt;= 2 or count(decisions[item = "rejected"]) &gt; count(decisions) - 2</bpmn:completionCondition>
   </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
);

const choice = {
  type: 'radio',
  key: 'decision',
  label: 'Your decision',
  validate: { required: true },
  values: ['approved', 'rejected'].map((value) => ({ label: value, value })),
};
const files = {
  [`${processId}.bpmn`]: round,
  'round.form': JSON.stringify({ type: 'default', id: 'round-form', components: [choice] }),
};

describe('a round of approvals', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine();
    const owner = relevo.as('process-owner');
    const { body } = await owner.post<{ id: string; revision: number }>('/api/drafts', { name: 'Round', files });
    const published = await owner.post(`/api/drafts/${body.id}/publish`, { revision: body.revision, note: 'First' });
    expect([published.status, JSON.stringify(published.body)]).toEqual([200, expect.any(String)]);
  });

  afterAll(() => relevo.close());

  const report = async (user = 'hugo'): Promise<string> => {
    const request = { processId, title: 'Please', description: 'Please decide', values: {} };
    return (await relevo.as(user).post<ReportedTicket>('/api/tickets', request)).body.number;
  };
  const open = async (number: string): Promise<readonly TaskSummary[]> =>
    (await relevo.as('supervisor').get<Page<TaskSummary>>(`/api/tasks?view=all&ticket=${number}`)).body.items;
  const answer = async (number: string, user: string, decision: string) => {
    const [task] = await open(number);
    return relevo.as(user).post(`/api/tasks/${task?.key ?? ''}/complete`, { values: { decision } });
  };
  const statusOf = async (number: string) =>
    (await relevo.as('supervisor').get<TicketDetail>(`/api/tickets/${number}`)).body.status;

  it('is decided by the second yes, of another person; the rest is withdrawn', async () => {
    const number = await report();
    expect(await open(number)).toHaveLength(3);

    expect((await answer(number, 'ana', 'approved')).status).toBe(204);
    const again = await answer(number, 'ana', 'approved');
    expect(again).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(JSON.stringify(again.body)).toContain('Leave this one to a colleague');
    expect(await open(number)).toHaveLength(2);
    expect((await answer(number, 'bruno', 'approved')).status).toBe(204);

    expect(await open(number)).toEqual([]);
    expect(await statusOf(number)).toBe('closed');
  });

  it('lets nobody take or be given a second answer, not even a supervisor; a refused answer does not count', async () => {
    const number = await report();
    expect((await answer(number, 'ana', 'perhaps')).status).toBe(400);
    expect((await answer(number, 'ana', 'rejected')).status).toBe(204);
    const [task] = await open(number);
    const key = task?.key ?? '';
    expect((await relevo.as('ana').post(`/api/tasks/${key}/claim`)).status).toBe(403);
    const given = await relevo.as('supervisor').post(`/api/tasks/${key}/assign`, { assignee: 'ana' });
    expect(given.status).toBe(403);

    expect((await answer(number, 'supervisor', 'approved')).status).toBe(204);
    expect((await answer(number, 'supervisor', 'approved')).status).toBe(403);
    expect((await answer(number, 'bruno', 'rejected')).status).toBe(204);
    expect(await statusOf(number)).toBe('closed');
  });

  it('is not decided by the person who asked, and begins anew with the next ticket', async () => {
    const number = await report('ana');
    expect((await answer(number, 'ana', 'approved')).status).toBe(403);
    expect((await answer(number, 'bruno', 'approved')).status).toBe(204);
    expect((await answer(number, 'agent', 'approved')).status).toBe(204);
    expect(await statusOf(number)).toBe('closed');
  });

  it('is offered to nobody who may not decide: not to who asked, not to who has answered', async () => {
    const number = await report('ana');
    const keys = (await open(number)).map(({ key }) => key).toSorted();
    const viewsOf = async (user: string) => {
      const client = relevo.as(user);
      const offered = async (view: string) => {
        const { body } = await client.get<Page<TaskSummary>>(`/api/tasks?view=${view}&ticket=${number}`);
        expect(body.total).toBe(body.items.length);
        return body.items.map(({ key }) => key).toSorted();
      };
      return Promise.all(['queue', 'unassigned', 'groups', 'group:l1', 'all'].map(offered));
    };
    const nextOf = async (user: string) =>
      (await relevo.as(user).get<NextTask>('/api/tasks/next')).body.task?.ticket.number;
    expect(await viewsOf('ana')).toEqual([[], [], [], [], []]);
    expect(await nextOf('ana')).not.toBe(number);
    expect(await viewsOf('bruno')).toEqual([keys, keys, keys, keys, keys]);
    expect(await nextOf('bruno')).toBe(number);

    expect((await answer(number, 'bruno', 'rejected')).status).toBe(204);
    expect(await viewsOf('bruno')).toEqual([[], [], [], [], []]);
    expect(await nextOf('bruno')).not.toBe(number);
    const left = (await open(number)).map(({ key }) => key).toSorted();
    expect(left).toHaveLength(2);
    expect(await viewsOf('agent')).toEqual([left, left, left, left, left]);
    expect((await answer(number, 'agent', 'rejected')).status).toBe(204);
  });

  it('counts one answer of two that a person sends at the same moment', async () => {
    const number = await report();
    const tasks = await open(number);
    const sent = tasks
      .slice(0, 2)
      .map(({ key }) => relevo.as('ana').post(`/api/tasks/${key}/complete`, { values: { decision: 'approved' } }));
    expect((await Promise.all(sent)).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 403]);
    expect(await open(number)).toHaveLength(2);
  });
});
