import { createHmac } from 'node:crypto';
import type { CreatedWebhook, NewWebhook, Webhook, WebhookTest } from '@relevo/contracts';
import { Database } from '../../../apps/engine/src/database/database.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { type ReceivedCall, WebhookReceiver } from '../../support/webhook-receiver.js';
import { Desk } from '../tickets/desk.js';
import { minutes, OutboxDesk } from './outbox-desk.js';

interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const told = ({ body }: ReceivedCall): Told => JSON.parse(body) as Told;

/** As the Standard Webhooks libraries verify. */
const verifies = ({ headers, body }: ReceivedCall, secret: string): boolean => {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
};

describe('webhooks', () => {
  let relevo: TestEngine;
  let desk: OutboxDesk;
  let receiver: WebhookReceiver;
  let hooks: string[] = [];

  beforeAll(async () => {
    relevo = await startEngine({ webhookTargets: 'private', publicUrl: 'http://desk.example.org' });
    desk = new OutboxDesk(relevo);
  });
  beforeEach(async () => {
    receiver = await WebhookReceiver.open();
  });
  afterEach(async () => {
    for (const id of hooks) await relevo.as('administrator').delete(`/api/webhooks/${id}`);
    hooks = [];
    await receiver.close();
  });
  afterAll(() => relevo.close());

  const create = async (wanted: Partial<NewWebhook> = {}): Promise<CreatedWebhook> => {
    const webhook = { name: 'Chat', url: `${receiver.url}/in`, events: ['ticket.opened'], ...wanted };
    const { status, body } = await relevo.as('administrator').post<CreatedWebhook>('/api/webhooks', webhook);
    if (status !== 201) throw new Error(JSON.stringify(body));
    hooks.push(body.id);
    return body;
  };

  it('without any, a command writes no row for them', async () => {
    const { caseKey } = await desk.report('Nobody listens');
    expect(await desk.rows(caseKey, 'webhook')).toEqual([]);
  });

  it('tell what changed by ids and links, signed, and nothing that people wrote', async () => {
    const { secret } = await create();
    const { number, caseKey } = await desk.report('Secret title');
    const [call] = await receiver.received(1);
    await desk.settled(caseKey, { state: 'sent' }, 'webhook');

    expect(call?.path).toBe('/in');
    expect(verifies(call as ReceivedCall, secret)).toBe(true);
    expect(verifies({ ...(call as ReceivedCall), body: call?.body.replace('opened', 'closed') ?? '' }, secret)).toBe(
      false,
    );
    expect(Math.abs(Number(call?.headers['webhook-timestamp']) - Date.now() / 1_000)).toBeLessThan(300);
    expect(call?.headers['idempotency-key']).toBe(call?.headers['webhook-id']);
    expect(told(call as ReceivedCall)).toMatchObject({
      type: 'ticket.opened',
      data: {
        ...{ caseKey, sequence: 1, ticket: number },
        links: { desk: `http://desk.example.org/tickets/${number}` },
      },
    });
    expect(call?.body).not.toMatch(/Secret title|Nora/);
  });

  it('show their secret once', async () => {
    const { id, secret } = await create();
    expect(secret).toMatch(/^whsec_/);
    const list = await relevo.as('administrator').get<readonly Webhook[]>('/api/webhooks');
    expect(list.body.map((webhook) => webhook.id)).toContain(id);
    expect(JSON.stringify(list.body)).not.toContain(secret);
    const [{ actor_id, events } = { actor_id: '', events: [] }] = await desk.recorded('AddWebhook');
    expect([actor_id, JSON.stringify(events)]).toEqual(['administrator', expect.not.stringContaining(secret)]);
  });

  it('tell of the steps of a ticket, to those that asked for them', async () => {
    await create({ events: ['ticket.status-changed', 'task.created', 'task.completed', 'ticket.closed'] });
    const { number } = await desk.report('Steps');
    await new Desk(relevo).toUserTest(number);
    await relevo.as('supervisor').post(`/api/tickets/${number}/cancel`, {});
    const calls = await receiver.received(13);
    const types = calls.map((call) => told(call).type);
    expect(types.filter((type) => type === 'task.created').length).toBeGreaterThanOrEqual(4);
    expect(types.filter((type) => type === 'task.completed').length).toBe(4);
    expect(types.filter((type) => type === 'ticket.closed').length).toBe(1);
    expect(
      calls
        .map(told)
        .filter(({ type }) => type === 'ticket.status-changed')
        .map(({ data }) => data['to']),
    ).toContain('waiting-requester');
    expect(types).not.toContain('ticket.opened');
  });

  it('carry values only where the receiver opted in, and never what staff say among themselves', async () => {
    await create({ events: ['comment.added'], withValues: true });
    const { number } = await desk.report('Opted in');
    await relevo.as('agent').post(`/api/tickets/${number}/comments`, { text: 'For all', visibility: 'public' });
    await relevo.as('agent').post(`/api/tickets/${number}/comments`, { text: 'For us', visibility: 'internal' });
    const calls = (await receiver.received(2)).map(told);
    expect(calls.find(({ data }) => data['visibility'] === 'public')?.data['values']).toMatchObject({
      ...{ title: 'Opted in', requesterName: 'Nora Nobody', comment: { text: 'For all', authorName: 'Alex Agent' } },
    });
    expect(JSON.stringify(calls)).not.toContain('For us');
  });

  it('are tried again with the same id until the receiver takes it', async () => {
    await create();
    receiver.answers.push({ status: 503 });
    const { caseKey } = await desk.report('Busy');
    await desk.settled(caseKey, { state: 'waiting', error_code: 'answered', saying: '503' }, 'webhook');
    await desk.later(minutes);
    await desk.settled(caseKey, { state: 'sent', attempts: 2 }, 'webhook');
    const ids = receiver.calls.map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it('follow no redirect', async () => {
    const elsewhere = await WebhookReceiver.open();
    await create();
    receiver.answers.push({ status: 307, headers: { location: elsewhere.url } });
    const { caseKey } = await desk.report('Moved');
    await desk.settled(caseKey, { state: 'waiting', error_code: 'redirected' }, 'webhook');
    expect(elsewhere.calls).toEqual([]);
    await elsewhere.close();
  });

  it('are switched off by 410, and the history says so', async () => {
    const { id } = await create();
    receiver.answers.push({ status: 410 });
    const gone = await desk.report('Gone');
    await desk.settled(gone.caseKey, { state: 'dead', error_code: 'gone' }, 'webhook');
    const list = await relevo.as('administrator').get<readonly Webhook[]>('/api/webhooks');
    expect(list.body.find((webhook) => webhook.id === id)).toMatchObject({ active: false, offBecause: 'gone' });
    expect(await desk.recorded('SwitchWebhookOff')).toMatchObject([{ actor_id: 'outbox' }]);
    const after = await desk.report('After');
    expect(await desk.rows(after.caseKey, 'webhook')).toEqual([]);

    const on = await relevo.as('administrator').put<Webhook>(`/api/webhooks/${id}`, { active: true });
    expect(on.body).toMatchObject({ active: true, offBecause: null });
    const [letter] = await desk.deadLetters('?kind=webhook&code=gone');
    expect(letter).toMatchObject({ recipient: 'Chat', about: 'ticket.opened', ticket: gone.number });
    await relevo.as('administrator').post('/api/operations/dead-letters/repeat', { ids: [letter?.id] });
    await desk.settled(gone.caseKey, { state: 'sent' }, 'webhook');
  });

  it('that are deleted leave nothing waiting', async () => {
    const { id } = await create();
    receiver.answers.push({ status: 500 });
    const { caseKey } = await desk.report('Deleted');
    await desk.settled(caseKey, { state: 'waiting', error_code: 'answered' }, 'webhook');
    await relevo.as('administrator').delete(`/api/webhooks/${id}`);
    expect(await desk.rows(caseKey, 'webhook')).toMatchObject([{ state: 'discarded' }]);
  });

  it('can be tried by hand', async () => {
    const { id, secret } = await create();
    const test = () => relevo.as('administrator').post<WebhookTest>(`/api/webhooks/${id}/test`);
    expect((await test()).body).toEqual({ delivered: true, code: null, error: null });
    expect(verifies(receiver.calls[0] as ReceivedCall, secret)).toBe(true);
    expect(told(receiver.calls[0] as ReceivedCall).type).toBe('test');
    receiver.answers.push({ status: 418 });
    expect((await test()).body).toMatchObject({
      delivered: false,
      code: 'answered',
      error: expect.stringContaining('418'),
    });
  });

  it('a change is obeyed by every engine with the next command', async () => {
    const second = await startEngine({
      ...{ databaseUrl: relevo.databaseUrl, webhookTargets: 'private' as const, publicUrl: 'http://desk.example.org' },
    });
    const { id } = await create();
    await new OutboxDesk(second).report('Told by the second');
    await receiver.received(1);
    await relevo.as('administrator').put(`/api/webhooks/${id}`, { active: false });
    const { caseKey } = await new OutboxDesk(second).report('Not told');
    expect(await desk.rows(caseKey, 'webhook')).toEqual([]);
    await second.close();
  });
});

describe('webhooks that may only reach the internet', () => {
  let relevo: TestEngine;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    relevo = await startEngine();
    receiver = await WebhookReceiver.open();
  });
  afterAll(async () => {
    await relevo.close();
    await receiver.close();
  });

  const create = (url: string) =>
    relevo
      .as('administrator')
      .post<CreatedWebhook>('/api/webhooks', { name: 'Inside', url, events: ['ticket.opened'] });

  it.each([
    ...['http://example.org/', 'https://127.0.0.1/', 'https://10.1.2.3/', 'https://[::1]/', 'https://[fd00::1]/'],
    ...['https://0x7f000001/', 'https://[::ffff:192.168.0.1]/', 'https://169.254.169.254/', 'ftp://example.org/'],
    'https://user:password@example.org/',
  ])('refuse %s at the door', async (url) => {
    expect(await create(url)).toMatchObject({ status: 400, body: { fields: [{ path: 'url' }] } });
  });

  it('refuse a name that leads to a private address when they connect', async () => {
    const port = new URL(receiver.url).port;
    const { status, body } = await create(`https://localhost:${port}/in`);
    expect(status).toBe(201);
    const { caseKey } = await new OutboxDesk(relevo).report('Inside');
    await new OutboxDesk(relevo).settled(caseKey, { state: 'dead', error_code: 'address-refused' }, 'webhook');
    expect((await relevo.as('administrator').post(`/api/webhooks/${body.id}/test`)).body).toMatchObject({
      ...{ delivered: false, code: 'address-refused' },
    });
    expect(receiver.calls).toEqual([]);
    const [count] = await relevo.engine.get(Database).query('SELECT count(*)::integer AS n FROM webhook');
    expect(count).toEqual({ n: 1 });
  });
});
