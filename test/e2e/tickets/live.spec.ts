import type { LiveMessage } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { basic } from '../../support/http-client.js';
import { Desk } from './desk.js';

/** A browser's stream: what it heard, and waiting for what it will hear. */
class Stream {
  readonly heard: LiveMessage[] = [];
  private readonly ended = new AbortController();
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly relevo: TestEngine,
    private readonly user: string,
  ) {}

  static async open(relevo: TestEngine, user: string, topics: readonly string[]): Promise<Stream> {
    const stream = new Stream(relevo, user);
    const response = await fetch(`${relevo.url}/api/live`, { headers: basic(user), signal: stream.ended.signal });
    if (response.status !== 200 || !response.body) throw new Error(`Expected a stream, got ${response.status}.`);
    void stream.read(response.body).catch(() => undefined);
    await stream.until((message) => message.kind === 'hello');
    const { status } = await stream.setTopics(topics);
    if (status !== 204) throw new Error(`Expected 204, got ${status}.`);
    return stream;
  }

  get id(): string {
    const hello = this.heard.find((message) => message.kind === 'hello');
    return hello?.kind === 'hello' ? hello.stream : '';
  }

  setTopics(topics: readonly string[], user = this.user) {
    return this.relevo.as(user).put(`/api/live/${this.id}`, { topics });
  }

  /** Resolves when such a message has been heard; the test's own timeout ends the wait. */
  async until(matches: (message: LiveMessage) => boolean): Promise<LiveMessage> {
    for (;;) {
      const found = this.heard.find(matches);
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  close(): void {
    this.ended.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.hear(event);
    }
  }

  private hear(event: string): void {
    const data = event.split('\n').find((line) => line.startsWith('data: '));
    if (data) this.heard.push(JSON.parse(data.slice('data: '.length)) as LiveMessage);
    this.waiting.splice(0).forEach((resolve) => resolve());
  }
}

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
    const bruno = await Stream.open(relevo, 'bruno', ['tasks', `ticket:${number}`]);

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
    const hugo = await Stream.open(relevo, 'hugo', ['tickets']);
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
    const bruno = await Stream.open(second, 'bruno', ['tasks']);
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
    const stream = await Stream.open(relevo, user, []);
    expect(await stream.setTopics([topic])).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining(`"${topic}" is none of them`) },
    });
    stream.close();
  });

  it('refuse a requester the ticket of another', async () => {
    const { number } = await desk.report('Not theirs', 'requester');
    const stream = await Stream.open(relevo, 'hugo', []);
    expect((await stream.setTopics([`ticket:${number}`])).status).toBe(403);
    stream.close();
  });

  it("refuse topics on somebody else's stream", async () => {
    const stream = await Stream.open(relevo, 'ana', []);
    expect(await stream.setTopics(['tasks'], 'bruno')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    stream.close();
  });

  it('need somebody who is signed in', async () => {
    expect((await relevo.anonymous.get('/api/live')).status).toBe(401);
  });
});
