import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from './desk.js';
import { LiveStream } from './live-stream.js';

describe('live updates over HTTP', () => {
  let relevo: TestEngine;
  let desk: Desk;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
  });

  afterAll(() => relevo.close());

  it('tell a colleague of a claim and a completion, and never what was filled in', async () => {
    const { number, caseKey } = await desk.report('Live');
    const bruno = await LiveStream.open(relevo, 'bruno', ['tasks', `ticket:${number}`]);

    await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: false, note: 'private words' });

    // Word of the report itself may still be on its way when the stream opens; it counts from the completion on.
    const completed = await bruno.until(
      (message) => message.kind === 'changed' && message.topic === 'tasks' && (message.sequence ?? 0) > 1,
    );
    expect(completed).toEqual({ kind: 'changed', topic: 'tasks', caseKey, sequence: 2 });
    await bruno.until((message) => message.kind === 'changed' && message.topic === `ticket:${number}`);
    expect(JSON.stringify(bruno.heard)).not.toContain('private words');
    bruno.close();
  });

  it('tell a requester of their own tickets only', async () => {
    const hugo = await LiveStream.open(relevo, 'hugo', ['tickets']);
    await desk.report('Of somebody else', 'requester');
    const { caseKey } = await desk.report('Own', 'hugo');
    await hugo.until((message) => message.kind === 'changed' && message.caseKey === caseKey);
    expect(hugo.heard.filter(({ kind }) => kind === 'changed')).toEqual([
      { kind: 'changed', topic: 'tickets', caseKey, sequence: 1 },
    ]);
    hugo.close();
  });

  it('reach the streams of another engine on the same database', async () => {
    const second = await startEngine({ databaseUrl: relevo.databaseUrl });
    const bruno = await LiveStream.open(second, 'bruno', ['tasks']);
    const { caseKey } = await desk.report('Elsewhere');
    await bruno.until((message) => message.kind === 'changed' && message.caseKey === caseKey);
    bruno.close();
    await second.close();
  });

  it.each([
    ['requester', 'processes'],
    ['requester', 'draft:1'],
    ['agent', 'draft:1'],
    ['agent', 'everything'],
  ])('refuse %s the topic %s', async (user, topic) => {
    const stream = await LiveStream.open(relevo, user, []);
    expect(await stream.setTopics([topic])).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining(`"${topic}" is none of them`) },
    });
    stream.close();
  });

  it('refuse a requester the ticket of another', async () => {
    const { number } = await desk.report('Not theirs', 'requester');
    const stream = await LiveStream.open(relevo, 'hugo', []);
    expect((await stream.setTopics([`ticket:${number}`])).status).toBe(403);
    stream.close();
  });

  it("refuse topics on somebody else's stream", async () => {
    const stream = await LiveStream.open(relevo, 'ana', []);
    expect(await stream.setTopics(['tasks'], 'bruno')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    stream.close();
  });

  it('need somebody who is signed in', async () => {
    expect((await relevo.anonymous.get('/api/live')).status).toBe(401);
  });
});
