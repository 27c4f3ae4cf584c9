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

    const replay = (await relevo.as('auditor').get<Replay>(`/api/tickets/${number}/replay`)).body;
    console.log(JSON.stringify({ ...replay, diagrams: null }, null, 1));
  });
});
