import type { DiagramComment } from '@relevo/contracts';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

const path = '/api/processes/service-desk/comments';
const pinned = { elementId: 'Task_Attend', elementName: 'Attend the report', text: 'Do we need the phone number?' };

describe('comments pinned to elements', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  const owner = () => relevo.as('process-owner');
  const other = () => relevo.as('administrator');
  const write = async (comment: object): Promise<DiagramComment> =>
    (await owner().post<DiagramComment>(path, comment)).body;
  const list = async (): Promise<readonly DiagramComment[]> =>
    (await owner().get<readonly DiagramComment[]>(path)).body;

  it('are answered, done with and taken up again; an answer stands for its thread', async () => {
    const asked = await write(pinned);
    const answer = await other().post<DiagramComment>(path, { ...pinned, replyTo: asked.id, text: 'Yes, at night.' });
    expect(answer.body).toMatchObject({
      replyTo: asked.id,
      elementId: 'Task_Attend',
      author: { id: 'administrator' },
    });
    const again = await owner().post<DiagramComment>(path, {
      ...pinned,
      replyTo: answer.body.id,
      text: 'Then keep it.',
    });
    expect(again.body.replyTo).toBe(asked.id);

    const done = await other().put<DiagramComment>(`${path}/${answer.body.id}/resolution`, { resolved: true });
    expect(done.body).toMatchObject({ id: asked.id, resolved: { by: { id: 'administrator' } } });
    const open = await owner().put<DiagramComment>(`${path}/${asked.id}/resolution`, { resolved: false });
    expect(open.body.resolved).toBeNull();
    expect((await list()).map(({ text }) => text)).toEqual([pinned.text, 'Yes, at night.', 'Then keep it.']);
  });

  it('are deleted by who wrote them, with their answers, and the record keeps who did what', async () => {
    const asked = await write({ ...pinned, text: 'A slip' });
    await other().post(path, { ...pinned, replyTo: asked.id, text: 'What?' });
    const answered = (await list()).find(({ text }) => text === 'What?');

    const refused = await owner().delete(`${path}/${answered?.id ?? ''}`);
    expect(refused).toMatchObject({ status: 403 });
    expect(await owner().delete(`${path}/${asked.id}`)).toMatchObject({ status: 204 });

    expect((await list()).filter(({ text }) => text === 'A slip' || text === 'What?')).toEqual([]);
    const records = await relevo.engine.get(HistoryReader).readStream('process:service-desk');
    const commands = records.map(({ command }) => command);
    expect(commands).toEqual(expect.arrayContaining(['WriteDiagramComment', 'DeleteDiagramComment']));
  });

  it('say what is wrong with them, and nothing is kept', async () => {
    const before = await list();
    expect(await owner().post(path, { ...pinned, text: '   ' })).toMatchObject({ status: 400 });
    expect(await owner().post(path, { ...pinned, text: 'x'.repeat(4001) })).toMatchObject({ status: 400 });
    expect(await owner().post(path, { ...pinned, text: '\u0000' })).toMatchObject({ status: 400 });
    expect(await owner().post(path, { ...pinned, replyTo: '1' })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect(await owner().post('/api/processes/nowhere/comments', pinned)).toMatchObject({ status: 404 });
    expect(await list()).toEqual(before);
  });
});
