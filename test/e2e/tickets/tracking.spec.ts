import type { IssuedTrackingLink, TimelineEntry, TrackingLink, TrackingPage } from '@relevo/contracts';
import { Database } from '../../../apps/engine/src/database/database.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from './desk.js';
import { storedHistory } from '../../../apps/engine/src/history/testing/stored-history.js';

const api = (path: string): string => path.replace('/track/', '/api/tracking/');

describe('tracking links over HTTP', () => {
  let relevo: TestEngine;
  let desk: Desk;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
  });

  afterAll(() => relevo.close());

  const page = async (path: string, language = 'en') =>
    (await relevo.anonymous.get<TrackingPage>(`${api(path)}?language=${language}`)).body;

  it('show the ticket in plain words, in both languages', async () => {
    const { number, trackingPath } = await desk.report('Stripes');
    await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: false });

    const shown = await page(trackingPath);

    expect(shown).toMatchObject({
      number,
      title: 'Stripes',
      requesterName: 'Rita Requester',
      status: 'in-progress',
      turn: null,
      closedAt: null,
    });
    expect(shown.steps.map(({ label, state }) => [label, state])).toEqual([
      ['We are looking at your report', 'done'],
      ['We are looking for a known solution', 'now'],
    ]);
    expect(shown.notifications.map(({ text }) => text)).toEqual([`We have received ${number} and are looking at it.`]);
    expect((await page(trackingPath, 'es')).steps.at(-1)?.label).toBe('Buscamos una solución conocida');
    expect(JSON.stringify(shown)).not.toContain('Attend the report');
  });

  it('are never sent on and stored nowhere on the way', async () => {
    const { trackingPath, caseKey } = await desk.report('Secret');
    const { headers } = await relevo.anonymous.get(api(trackingPath));
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    const token = trackingPath.replace('/track/', '');
    const database = relevo.engine.get(Database);
    const kept = await database.query('SELECT * FROM tracking_link WHERE root_key = $1', [caseKey]);
    const history = await storedHistory(database, `case:${caseKey}`);
    expect(history).not.toEqual([]);
    expect(JSON.stringify([kept, history])).not.toContain(token);
  });

  it('let the requester do their own step, and nothing else', async () => {
    const { number, trackingPath } = await desk.report('Own step');
    const foreign = await desk.task(number, 'ana');
    const act = (taskKey: string, values: object) =>
      relevo.anonymous.post(`${api(trackingPath)}/complete`, { taskKey, values });
    expect(await act(foreign.key, { solutionKnown: true })).toMatchObject({ status: 403, body: { code: 'forbidden' } });

    expect(await page(trackingPath)).toMatchObject({ resolution: null });
    await desk.toUserTest(number);
    const { turn, resolution } = await page(trackingPath);
    expect(resolution).toBe('Install the new driver');
    expect(turn).toMatchObject({ question: 'Does the solution work for you?' });
    expect(turn?.form.buttons).toEqual([
      { label: 'It works', values: { works: true } },
      { label: 'It does not work', values: { works: false } },
    ]);
    expect((turn?.form.schema['components'] as unknown[]).length).toBe(1);
    expect((await act(turn?.taskKey ?? '', { works: true, note: 'Great' })).status).toBe(204);

    expect(await act(turn?.taskKey ?? '', { works: true })).toMatchObject({
      status: 409,
      body: { code: 'already-completed', completedBy: { id: 'requester', name: 'Rita Requester' } },
    });
    expect((await page(trackingPath)).turn).toBeNull();
    const timeline = (await relevo.as('ana').get<TimelineEntry[]>(`/api/tickets/${number}/timeline`)).body;
    expect(timeline.findLast(({ kind }) => kind === 'task-completed')).toMatchObject({
      by: { id: 'requester', name: 'Rita Requester' },
      label: 'Test the solution',
    });
  });

  it('open one ticket and no other', async () => {
    const mine = await desk.report('Mine');
    const other = await desk.report('Other');
    await desk.toUserTest(other.number);
    const { turn } = await page(other.trackingPath);
    expect(
      await relevo.anonymous.post(`${api(mine.trackingPath)}/complete`, {
        taskKey: turn?.taskKey,
        values: { works: true },
      }),
    ).toMatchObject({ status: 403 });
  });

  it('let the requester say something, in their name', async () => {
    const { number, trackingPath } = await desk.report('Talk');
    const answer = await relevo.anonymous.post(`${api(trackingPath)}/comments`, { text: 'It is urgent' });
    expect(answer).toMatchObject({
      status: 201,
      body: { text: 'It is urgent', visibility: 'public', author: { name: 'Rita Requester' } },
    });
    expect((await page(trackingPath)).conversation).toMatchObject([{ text: 'It is urgent' }]);
    expect((await desk.ticket(number)).sequence).toBe(2);
  });

  it('change nothing by being opened', async () => {
    const { number, trackingPath } = await desk.report('Opened');
    await page(trackingPath);
    await page(trackingPath);
    expect((await desk.ticket(number)).sequence).toBe(1);
  });

  it('may be several, and each can be withdrawn', async () => {
    const { number, trackingPath } = await desk.report('Several', 'hugo');
    const hugo = relevo.as('hugo');
    const second = (await hugo.post<IssuedTrackingLink>(`/api/tickets/${number}/links`)).body;
    const links = (await hugo.get<TrackingLink[]>(`/api/tickets/${number}/links`)).body;
    expect(links).toHaveLength(2);

    expect((await hugo.delete(`/api/tickets/${number}/links/${second.key}`)).status).toBe(204);

    expect(await relevo.anonymous.get(api(second.trackingPath))).toMatchObject({
      status: 410,
      body: { code: 'link-expired', detail: expect.stringContaining('Ask the service desk for a new one') },
    });
    expect((await relevo.anonymous.get(api(trackingPath))).status).toBe(200);
  });

  it('live until the time for reopening is over', async () => {
    const { number, trackingPath } = await desk.report('Over');
    await relevo.as('supervisor').post(`/api/tickets/${number}/cancel`, {});
    const day = 24 * 60 * 60 * 1000;
    const at = async (days: number) =>
      relevo
        .as('administrator')
        .put('/v2/clock', { timestamp: Date.parse((await desk.ticket(number)).closedAt ?? '') + days * day });
    expect((await at(13)).status).toBe(204);
    expect((await relevo.anonymous.get(api(trackingPath))).status).toBe(200);
    await at(14);
    expect((await relevo.anonymous.get(api(trackingPath))).status).toBe(410);
  });

  it('that are unknown say nothing of tickets', async () => {
    expect(await relevo.anonymous.get('/api/tracking/nothing')).toMatchObject({
      status: 404,
      body: { code: 'not-found', detail: expect.stringContaining('Open it from the message it came in, whole') },
    });
  });

  it('are limited per address', async () => {
    const answers: number[] = [];
    for (let guess = 0; guess < 70; guess += 1)
      answers.push((await relevo.anonymous.get(`/api/tracking/guess-${guess}`)).status);
    expect(answers.at(-1)).toBe(429);
  });
});
