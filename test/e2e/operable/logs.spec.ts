import { defaultOperation } from '../../../apps/engine/src/config/operation-settings.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

type Line = Readonly<Record<string, unknown>>;

describe('the log', () => {
  let relevo: TestEngine;
  const written: string[] = [];
  beforeAll(async () => {
    const logTo = { write: (line: string) => void written.push(line) };
    relevo = await startEngine({ logTo, operation: { ...defaultOperation, slowCommand: 1 } });
  });
  afterAll(() => relevo.close());

  const lines = (): readonly Line[] => written.map((line) => JSON.parse(line) as Line);
  const ofRequest = (requestId: string): readonly Line[] => lines().filter((line) => line['requestId'] === requestId);
  /** The line of a request is written when its connection says so, a little after the answer. */
  const answeredLine = async (requestId: string): Promise<Line | undefined> => {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = ofRequest(requestId).find(({ context }) => context === 'Request');
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return undefined;
  };

  it('tells a request and its commands by one id, which stands in the answer', async () => {
    const requestId = 'the-id-of-a-gateway-1';
    const { headers, body } = await relevo
      .as('requester')
      .with({ 'x-request-id': requestId })
      .post<{ number: string }>('/api/tickets', {
        processId: 'service-desk',
        title: 'Secret trouble',
        description: 'x',
      });

    expect(headers.get('x-request-id')).toBe(requestId);
    expect(await answeredLine(requestId)).toMatchObject({ method: 'POST', route: '/api/tickets', status: 201 });
    // Slow is a millisecond here.
    expect(ofRequest(requestId).find(({ context }) => context === 'Command')).toMatchObject({
      level: 'warn',
      msg: 'Slow command',
      command: 'ReportTicket',
      ticket: body.number,
      caseKey: expect.stringMatching(/^\d+$/),
      commandId: expect.stringMatching(/^[0-9a-f]{8}-\w+$/),
      engine: expect.stringMatching(/^[0-9a-f]{8}$/),
      ms: expect.any(Number),
    });
  });

  it('makes an id where none came, and puts it into the problem document', async () => {
    const { headers, body } = await relevo.as('agent').get<{ requestId: string }>('/api/no-such-thing');
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-request-id')).toBe(body.requestId);
  });

  it('says by its code why a command was refused', async () => {
    const { body } = await relevo
      .as('requester')
      .post<{ number: string }>('/api/tickets', { processId: 'service-desk', title: 'Another', description: 'x' });
    await relevo.as('requester').post(`/api/tickets/${body.number}/cancel`, { reason: 'Works' });
    const again = await relevo
      .as('requester')
      .post<{ requestId: string }>(`/api/tickets/${body.number}/cancel`, { reason: 'Works' });

    expect(again.status).toBe(409);
    expect(ofRequest(again.body.requestId).find(({ context }) => context === 'Command')).toMatchObject({
      msg: expect.stringMatching(/refused$/),
      err: { type: 'EngineError', code: expect.any(String) },
    });
  });

  it('holds nothing of what people wrote, no password, no address of a link', async () => {
    await relevo.anonymous.get('/api/tracking/s3cr3t-of-a-link');
    await relevo.as('agent', 'a-wrong-password').get('/api/tickets');
    await relevo.anonymous.post('/api/session', { user: 'requester', password: 'requester' });
    await answeredLine((await relevo.as('agent').get('/api/groups')).headers.get('x-request-id') ?? '');

    const all = written.join('');
    for (const secret of ['s3cr3t', 'a-wrong-password', 'Secret trouble', 'cmVxdWVzdGVy', 'relevo_session='])
      expect(all).not.toContain(secret);
    expect(written.length).toBeGreaterThan(5);
  });
});
