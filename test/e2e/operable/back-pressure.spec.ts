import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { defaultLoadLimits } from '../../../apps/engine/src/config/load-limits.js';
import { defaultOperation } from '../../../apps/engine/src/config/operation-settings.js';
import { RequestGate } from '../../../apps/engine/src/admission/request-gate.js';
import { CommandGate } from '../../../apps/engine/src/admission/command-gate.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import type { HttpClient } from '../../support/http-client.js';

const limits = {
  ...defaultLoadLimits,
  queueCommands: 10,
  longPollsOfOne: 2,
  liveStreamsOfOne: 2,
  uploadBytes: 2_000_000,
};

const poll = { type: 'nothing', timeout: 1_000, maxJobsToActivate: 1, requestTimeout: 20_000 };

const report = (title: string) => ({ processId: 'service-desk', title, description: 'It broke.' });

/** Commands wait, as behind a database that is slow; answers how to let them go. */
const holdCases = async (databaseUrl: string): Promise<() => Promise<void>> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('BEGIN; LOCK TABLE case_instance IN ACCESS EXCLUSIVE MODE');
  return () => client.end();
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await pause(5);
};

describe('an engine that has enough to do', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine({ operation: { ...defaultOperation, load: limits } });
  });
  afterAll(() => relevo.close());

  const sendAll = (client: HttpClient, titles: readonly string[]) =>
    Promise.all(
      titles.map(async (title) => ({
        title,
        answer: await client.post<{ number: string }>('/api/tickets', report(title)),
      })),
    );

  it('turns commands away with 429 and Retry-After; who comes back loses nothing', async () => {
    const client = relevo.as('requester');
    let titles: readonly string[] = Array.from({ length: 60 }, (_unused, index) => `Ticket ${String(index)}`);
    const numbers = new Map<string, string>();
    let refused = 0;
    const release = await holdCases(relevo.databaseUrl);
    for (let rounds = 0; titles.length > 0 && rounds < 60; rounds += 1) {
      const sending = sendAll(client, titles);
      if (rounds === 0) {
        await until(() => relevo.engine.get(CommandGate).waiting >= limits.queueCommands);
        await release();
      }
      const sent = await sending;
      for (const { title, answer } of sent) if (answer.status === 201) numbers.set(title, answer.body.number);
      const back = sent.filter(({ answer }) => answer.status !== 201);
      for (const { answer } of back) {
        expect(answer).toMatchObject({
          status: 429,
          body: { code: 'too-busy', detail: expect.stringMatching(/^Expected /) },
        });
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      }
      refused += back.length;
      titles = back.map(({ title }) => title);
    }

    expect(refused).toBeGreaterThan(0);
    expect(new Set(numbers.values()).size).toBe(60);
    const { body } = await relevo.as('administrator').get<{ total: number }>('/api/tickets?limit=1');
    expect(body.total).toBe(60);
    expect(relevo.engine.get(CommandGate).waiting).toBe(0);
  }, 60_000);

  it('lets each account wait in so many places only, and the others too', async () => {
    const worker = relevo.as('worker');
    const waiting = [worker.post('/v2/jobs/activation', poll), worker.post('/v2/jobs/activation', poll)];
    const third = await until429(() => worker.post('/v2/jobs/activation', poll));
    const other = relevo.as('administrator').post('/v2/jobs/activation', { ...poll, requestTimeout: 100 });

    expect(third).toMatchObject({ status: 429, body: { code: 'too-busy' } });
    expect((await other).status).toBe(200);
    // Waiting is not being answered.
    expect(relevo.engine.get(RequestGate).pending).toBeLessThan(2);
    void Promise.all(waiting);
  });

  it('holds so many live streams of one account only', async () => {
    const open = async () => {
      const gone = new AbortController();
      const response = await fetch(`${relevo.url}/api/live`, {
        headers: relevo.as('agent').headers,
        signal: gone.signal,
      });
      return { status: response.status, gone };
    };
    const streams = [await open(), await open()];
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    expect((await open()).status).toBe(429);

    streams[0]?.gone.abort();
    expect(await untilStatus(200, async () => (await open()).status)).toBe(200);
  });

  it('takes no upload that is larger than it may be', async () => {
    const files = new FormData();
    files.append('resources', new File(['x'.repeat(1_500_000)], 'a.txt'));
    files.append('resources', new File(['x'.repeat(1_500_000)], 'b.txt'));
    const { status, body } = await relevo.as('administrator').send<{ code: string }>('POST', '/v2/deployments', files);
    expect([status, body.code]).toEqual([413, 'payload-too-large']);
  });
});

/** The two that wait have to arrive first. */
const until429 = async <A extends { readonly status: number }>(send: () => Promise<A>): Promise<A> => {
  const first = await send();
  return first.status === 429 ? first : send();
};

/** A closed connection is noticed a little later. */
const untilStatus = async (wanted: number, ask: () => Promise<number>): Promise<number> => {
  let status = await ask();
  for (let tries = 0; status !== wanted && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    status = await ask();
  }
  return status;
};
