import type { Page, Person, ProcessSummary, TaskDetail, TaskSummary } from '@relevo/contracts';
import { flow } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from '../tickets/desk.js';

/** What one engine has answered holds at the other with the very next request: nobody waits or asks twice. */
describe('two engines on one database', () => {
  let first: TestEngine;
  let second: TestEngine;

  beforeAll(async () => {
    first = await startEngine();
    second = await startEngine({ databaseUrl: first.databaseUrl });
  });

  afterAll(async () => {
    await second.close();
    await first.close();
  });

  const deploy = async (relevo: TestEngine, xml: string) => {
    const files = new FormData();
    files.append('resources', new File([xml], 'flow.bpmn'));
    const { status, body } = await relevo.as('administrator').post('/v2/deployments', files);
    expect([status, body.code]).toEqual([200, undefined]);
  };
  const start = (relevo: TestEngine, processDefinitionId: string) =>
    relevo
      .as('administrator')
      .post<{ processDefinitionVersion: number; processInstanceKey: string }>('/v2/process-instances', {
        processDefinitionId,
      });

  it('a deployment: the other starts its newest version', async () => {
    await deploy(first, flow({ id: 'shared' }));
    expect(await start(second, 'shared')).toMatchObject({ status: 200, body: { processDefinitionVersion: 1 } });
    await deploy(second, flow({ id: 'shared', name: 'Better' }));
    expect(await start(first, 'shared')).toMatchObject({ status: 200, body: { processDefinitionVersion: 2 } });
  });

  it('a deployment: the other lists it, reads its diagram and reports on it', async () => {
    const xml = flow({ id: 'asked', properties: '<zeebe:property name="relevo:catalogue" value="true" />' });
    await deploy(first, xml);
    const report = { processId: 'asked', title: 'Please', description: '' };
    const reported = await second.as('requester').post<{ number: string }>('/api/tickets', report);
    expect(reported.status).toBe(201);
    const list = await first.as('process-owner').get<readonly ProcessSummary[]>('/api/processes');
    expect(list.body.find(({ processId }) => processId === 'asked')).toMatchObject({ version: 1, running: 1 });
  });

  it('rights: a role given or taken holds at the other', async () => {
    const administrator = first.as('administrator');
    const person = { user: 'ines', name: 'Inés', roles: ['requester'], password: 'a long password' };
    expect((await administrator.post<Person>('/api/people', person)).status).toBe(201);
    const ines = second.as('ines', 'a long password');
    expect((await ines.get('/api/groups')).status).toBe(403);
    await administrator.put('/api/people/ines/roles', { roles: ['agent'] });
    expect((await ines.get('/api/groups')).status).toBe(200);
    await administrator.delete('/api/people/ines');
    expect((await ines.get('/api/groups')).status).toBe(401);
  });

  it('rights: who joins a group may complete its tasks at the other', async () => {
    const { number } = await new Desk(first).report('Group');
    const { key } = await new Desk(first).task(number, 'ana');
    expect((await second.as('carla').get(`/api/tasks/${key}`)).status).toBe(403);
    await first.as('administrator').put('/api/people/carla/groups', { groups: ['l1', 'l2'] });
    const values = { solutionKnown: true };
    expect((await second.as('carla').post(`/api/tasks/${key}/complete`, { values })).status).toBe(204);
    await first.as('administrator').put('/api/people/carla/groups', { groups: ['l2'] });
  });

  it('tasks: claimed at one, held at the other; completed at one, gone at the other', async () => {
    const { number } = await new Desk(first).report('Printer');
    const { key } = await new Desk(second).task(number, 'ana');
    expect((await first.as('ana').post(`/api/tasks/${key}/claim`)).status).toBe(200);
    const held = await second.as('bruno').get<TaskDetail>(`/api/tasks/${key}`);
    expect(held.body.assignee).toMatchObject({ id: 'ana' });
    expect(await second.as('bruno').post(`/api/tasks/${key}/claim`)).toMatchObject({ status: 409 });

    const values = { solutionKnown: true };
    expect((await second.as('ana').post(`/api/tasks/${key}/complete`, { values })).status).toBe(204);
    expect(await first.as('ana').post(`/api/tasks/${key}/complete`, { values })).toMatchObject({
      status: 409,
      body: { code: 'already-completed' },
    });
    const { body } = await first.as('ana').get<Page<TaskSummary>>(`/api/tasks?view=all&ticket=${number}`);
    expect(body.items.map(({ label }) => label)).toEqual(['Apply the solution']);
  });

  it('the same completion at both at once: one wins', async () => {
    const { number } = await new Desk(first).report('Both');
    const { key } = await new Desk(first).task(number, 'ana');
    const values = { solutionKnown: true };
    const answers = await Promise.all([
      first.as('ana').post(`/api/tasks/${key}/complete`, { values }),
      second.as('bruno').post(`/api/tasks/${key}/complete`, { values }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('the clock: moved by one, obeyed by the other', async () => {
    const at = Date.now() + 86_400_000;
    expect((await first.as('administrator').put('/v2/clock', { timestamp: at })).status).toBe(204);
    const { processInstanceKey } = (await start(second, 'shared')).body;
    const { body } = await second
      .as('administrator')
      .get<{ startDate: string }>(`/v2/process-instances/${processInstanceKey}`);
    expect(Date.parse(body.startDate)).toBe(at);
    await first.as('administrator').post('/v2/clock/reset');
  });

  it('awaitCompletion: answered although the other engine completed it', async () => {
    await deploy(first, flow({ id: 'awaited' }));
    const start = { processDefinitionId: 'awaited', awaitCompletion: true, requestTimeout: 20_000 };
    const awaited = first.as('administrator').post<{ processInstanceKey: string }>('/v2/process-instances', start);
    const key = await openTask(second, 'awaited');
    await second.as('administrator').post(`/v2/user-tasks/${key}/completion`, {});
    expect(await awaited).toMatchObject({ status: 200 });
  });
});

/** Asks until the task is there: the start runs beside it. */
const openTask = async (relevo: TestEngine, processDefinitionId: string): Promise<string> => {
  for (;;) {
    const { body } = await relevo
      .as('administrator')
      .post<{ items: { userTaskKey: string }[] }>('/v2/user-tasks/search', { filter: { processDefinitionId } });
    const [task] = body.items;
    if (task) return task.userTaskKey;
  }
};
