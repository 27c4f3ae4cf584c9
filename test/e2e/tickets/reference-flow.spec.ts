import type { Replay, TimelineEntry, TrackingPage } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from './desk.js';

describe('the reference flow over HTTP', () => {
  let relevo: TestEngine;
  let desk: Desk;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
  });

  afterAll(() => relevo.close());

  it('goes from report to closure, with one failed test, and every step is seen', async () => {
    const { number, trackingPath } = await desk.report('Printer prints stripes');
    expect(number).toMatch(/^INC-\d{6}$/);
    expect(await desk.ticket(number)).toMatchObject({
      status: 'new',
      step: 'Attend the report',
      group: { id: 'l1', name: 'First line' },
      priority: 'P3',
      category: 'printing',
    });

    await desk.toUserTest(number);
    const path = trackingPath.replace('/track/', '/api/tracking/');
    const page = (await relevo.anonymous.get<TrackingPage>(path)).body;
    expect(page).toMatchObject({ status: 'waiting-requester', turn: { question: 'Does the solution work for you?' } });
    expect(page.turn?.form.buttons.map(({ label }) => label)).toEqual(['It works', 'It does not work']);

    const taskKey = page.turn?.taskKey;
    const refused = await relevo.anonymous.post(`${path}/complete`, {
      taskKey,
      values: { works: false, note: 'Still stripes' },
    });
    expect(refused).toMatchObject({ status: 204 });
    expect(await desk.ticket(number)).toMatchObject({ status: 'new', step: 'Attend the report' });

    await desk.toUserTest(number);
    await desk.complete(number, 'requester', 'Test the solution', { works: true });
    expect(await desk.ticket(number)).toMatchObject({
      status: 'resolved',
      step: 'Update the knowledge base',
      resolution: 'Install the new driver',
    });

    const timeline = (await relevo.as('supervisor').get<TimelineEntry[]>(`/api/tickets/${number}/timeline`)).body;
    const completed = timeline.filter((entry) => entry.kind === 'task-completed');
    expect(completed.map((entry) => entry.kind === 'task-completed' && entry.label)).toEqual([
      ...['Attend the report', 'Search the knowledge base', 'Investigate', 'Check that it serves the user'],
      ...['Test the solution', 'Attend the report', 'Search the knowledge base', 'Investigate'],
      ...['Check that it serves the user', 'Test the solution'],
    ]);
    expect(completed[4]).toMatchObject({ by: { name: 'Rita Requester' } });
  });

  it('is replayed from its records: loops are visits of their own, values stand before and after', async () => {
    const { number } = await desk.report('Mail does not arrive');
    await desk.toUserTest(number);
    await desk.complete(number, 'requester', 'Test the solution', { works: false });
    await desk.complete(number, 'bruno', 'Attend the report', { solutionKnown: true });

    const { body } = await relevo.as('auditor').get<Replay>(`/api/tickets/${number}/replay`);

    expect(body.chain).toMatchObject({ whole: true, brokenAt: null });
    const [definitionKey] = Object.keys(body.diagrams);
    expect(body.diagrams[definitionKey ?? '']).toMatchObject({
      ...{ processId: 'service-desk', version: 1 },
      xml: expect.stringContaining('Task_Attend'),
    });
    expect(body.frames.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(body.frames[3]).toMatchObject({
      actor: { id: 'carla', name: 'Carla Costa' },
      command: 'CompleteUserTask',
      elementId: 'Task_Investigate',
      form: {
        label: 'Investigate',
        version: 1,
        values: expect.arrayContaining([expect.objectContaining({ name: 'cause', value: 'Old driver' })]),
      },
      changes: expect.arrayContaining([
        { scope: 'ticket', name: 'resolution', before: null, after: 'Install the new driver', erased: false },
      ]),
      tokens: [expect.objectContaining({ elementId: 'Task_Check', state: 'active' })],
    });
    expect(body.frames[6]).toMatchObject({
      elementName: 'Attend the report',
      visits: [expect.objectContaining({ elementId: 'Task_Attend', visit: 2 }), expect.anything()],
      flows: [
        { definitionKey, flowId: 'Flow_Attend_Known' },
        { definitionKey, flowId: 'Flow_Known_Apply' },
      ],
      form: {
        values: [{ name: 'solutionKnown', label: 'Solution known?', value: 'I know the solution', erased: false }],
      },
    });
  });

  it('shows history and replay to those who audit, and to nobody else', async () => {
    const { number } = await desk.report('Screen is dark');
    for (const view of ['history', 'replay'])
      for (const [user, status] of [
        ['auditor', 200],
        ['supervisor', 200],
        ['process-owner', 200],
        ['administrator', 200],
        ['agent', 403],
        ['manager', 403],
        ['requester', 403],
      ] as const)
        expect([view, user, (await relevo.as(user).get(`/api/tickets/${number}/${view}`)).status]).toEqual([
          view,
          user,
          status,
        ]);
  });
});
