import type { DeadLettersChanged, ReportedTicket, TrackingLink, TrackingPage } from '@relevo/contracts';
import { Database } from '../../../apps/engine/src/database/database.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { MailServer, type ReceivedMail } from '../../support/mail-server.js';
import { mailing, minutes, OutboxDesk, telling, until } from './outbox-desk.js';
import { storedHistory } from '../../../apps/engine/src/history/testing/stored-history.js';

const linkIn = ({ body }: ReceivedMail): string => /http:\/\/desk\.example\.org(\/track\/[\w-]+)/.exec(body)?.[1] ?? '';
const idOf = ({ headers }: ReceivedMail): string => headers.get('message-id') ?? '';

describe('mail', () => {
  let server: MailServer;
  let relevo: TestEngine;
  let desk: OutboxDesk;

  beforeAll(async () => {
    server = await MailServer.open();
    relevo = await startEngine(mailing(server));
    desk = new OutboxDesk(relevo);
    const sofia = {
      ...{ user: 'sofia', name: 'Sofía Sanz', mail: 'sofia@example.org', language: 'es' },
      ...{ roles: ['requester'], password: 'a long password' },
    };
    await relevo.as('administrator').post('/api/people', sofia);
  });

  afterAll(async () => {
    await relevo.close();
    await server.close();
  });

  /** The mails about a ticket. */
  const about = async (number: string, count = 1): Promise<readonly ReceivedMail[]> => {
    for (let wanted = 1; ; wanted += 1) {
      const mails = await server.received(wanted);
      const found = mails.filter(({ headers }) => headers.get('subject')?.startsWith(`${number}:`));
      if (found.length >= count) return found;
      wanted = Math.max(wanted, mails.length);
    }
  };

  it('is sent once, with a link of its own, and the timeline says so', async () => {
    const { number, caseKey, trackingPath } = await desk.report('No sound');
    const [mail] = await about(number);
    await desk.settled(caseKey, { state: 'sent' });

    expect(mail?.to).toEqual(['nora@example.org']);
    expect(mail?.body).toContain(`We have received ${number} and are looking at it.`);
    expect(await desk.rows(caseKey)).toMatchObject([{ state: 'sent', attempts: 1 }]);
    expect(await desk.notifications(number)).toMatchObject([{ sent: true, delivery: 'sent' }]);
    const path = linkIn(mail as ReceivedMail);
    expect(path).not.toBe(trackingPath);
    const page = await relevo.anonymous.get<TrackingPage>(path.replace('/track/', '/api/tracking/'));
    expect(page).toMatchObject({ status: 200, body: { number, notifications: [{ sent: true }] } });
  });

  it('keeps the hash of its link, and the secret nowhere', async () => {
    const { number, caseKey } = await desk.report('Hash');
    const [mail] = await about(number);
    await desk.settled(caseKey, { state: 'sent' });
    const token = linkIn(mail as ReceivedMail).replace('/track/', '');
    expect(token).toMatch(/^[\w-]{32}$/);
    const database = relevo.engine.get(Database);
    const kept = await Promise.all([
      database.query('SELECT * FROM tracking_link WHERE root_key = $1', [caseKey]),
      database.query('SELECT * FROM outbox WHERE root_key = $1', [caseKey]),
      storedHistory(database, `case:${caseKey}`),
    ]);
    expect(kept[0]).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('keeps autoresponders quiet, and carries its idempotency key', async () => {
    const { number, caseKey } = await desk.report('Quiet');
    const [mail] = await about(number);
    const header = (name: string) => mail?.headers.get(name);
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('list-id')).toBe('Relevo <relevo.example.org>');
    expect(header('from')).toBe('Service desk <desk@example.org>');
    const key = header('x-relevo-idempotency-key') ?? '';
    expect(key).toMatch(new RegExp(`^${caseKey}-\\d+$`));
    expect(header('message-id')).toBe(`<${key}@relevo.example.org>`);
  });

  it('says what people wrote as text, never as HTML or a header', async () => {
    const { number, caseKey } = await desk.report('<img src=x onerror=1> & more');
    await desk.settled(caseKey, { state: 'sent' });
    await toTheirTurn(number);
    const mails = await about(number, 2);
    const html = mails.map(({ body }) => body.slice(body.indexOf('<!doctype html>'))).join('');
    expect(html).not.toContain('<img');
    expect(mails.every(({ headers }) => headers.get('subject') === `${number}: <img src=x onerror=1> & more`)).toBe(
      true,
    );
  });

  /** Until the requester has to answer: a second mail. */
  const toTheirTurn = async (number: string): Promise<void> => {
    const { Desk } = await import('../tickets/desk.js');
    await new Desk(relevo).toUserTest(number);
  };

  it('speaks the language of its recipient, and both where nobody knows it', async () => {
    const { body } = await relevo.as('sofia', 'a long password').post<{ number: string }>('/api/tickets', {
      ...{ processId: 'service-desk', title: 'Sin sonido', description: 'Desde hoy', values: { category: 'other' } },
    });
    const [spanish] = await about(body.number);
    expect(spanish?.to).toEqual(['sofia@example.org']);
    expect(spanish?.body).toContain(`Hemos recibido ${body.number} y lo estamos mirando.`);
    expect(spanish?.body).not.toContain('We have received');
    const [both] = await about((await desk.report('Both')).number);
    expect(both?.body).toMatch(/We have received[^]*Hemos recibido/);
  });

  it('is tried again when the server puts it off, later and later, with the same link', async () => {
    server.refusals.push({ at: 'recipient', code: 451, text: '4.7.1 Try again, nora@example.org' });
    server.refusals.push({ at: 'data', code: 452, text: '4.3.1 Full' });
    const { number, caseKey } = await desk.report('Greylisted');
    await desk.settled(caseKey, { state: 'waiting', attempts: 1, error_code: 'put-off' });
    expect(await desk.notifications(number)).toMatchObject([{ sent: false, delivery: 'waiting' }]);

    await desk.later(40_000);
    await desk.settled(caseKey, { state: 'waiting', attempts: 2, saying: '(452 4.3.1)' });
    await desk.later(80_000);
    await desk.settled(caseKey, { state: 'sent', attempts: 3, error_code: null });

    expect(await about(number)).toHaveLength(1);
    const links = await relevo.as('agent').get<TrackingLink[]>(`/api/tickets/${number}/links`);
    expect(links.body).toHaveLength(2);
  });

  it('is not tried before its time', async () => {
    server.refusals.push({ at: 'recipient', code: 450, text: 'Later' });
    const { caseKey } = await desk.report('Not yet');
    await desk.settled(caseKey, { state: 'waiting', attempts: 1, error_code: 'put-off' });
    await desk.later(10_000);
    const other = await desk.report('Another, meanwhile');
    await desk.settled(other.caseKey, { state: 'sent' });
    expect(await desk.rows(caseKey)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    await desk.later(40_000);
    await desk.settled(caseKey, { state: 'sent', attempts: 2 });
  });

  it('that is refused for good is a dead letter, which names no address and can be repeated', async () => {
    server.refusals.push({ at: 'recipient', code: 550, text: '5.1.1 <olga@example.org>: no such user' });
    const { number, caseKey } = await desk.report('Refused', 'olga@example.org');
    await desk.settled(caseKey, { state: 'dead', attempts: 1 });
    expect(await desk.notifications(number)).toMatchObject([{ sent: false, delivery: 'dead' }]);

    const [letter] = await desk.deadLetters(`?ticket=${number}`);
    expect(letter).toMatchObject({
      ...{ kind: 'notification', ticket: number, recipient: 'requester', about: 'received', code: 'refused' },
      error: expect.stringContaining('refused it for good (550 5.1.1)'),
    });
    expect(JSON.stringify(letter)).not.toContain('olga');

    const repeat = { ids: [letter?.id] };
    const answer = await relevo
      .as('administrator')
      .post<DeadLettersChanged>('/api/operations/dead-letters/repeat', repeat);
    expect(answer).toMatchObject({ status: 200, body: { changed: 1 } });
    const [mail] = await about(number);
    expect(mail?.to).toEqual(['olga@example.org']);
    expect(idOf(mail as ReceivedMail)).toBe(`<${letter?.id}@relevo.example.org>`);
    await desk.settled(caseKey, { state: 'sent' });
    expect(await desk.deadLetters(`?ticket=${number}`)).toEqual([]);
    expect(
      (await relevo.as('administrator').post<DeadLettersChanged>('/api/operations/dead-letters/repeat', repeat)).body,
    ).toEqual({ changed: 0 });
    expect(await desk.recorded('RepeatDeadLetters')).toMatchObject([
      { actor_id: 'administrator', events: [{ type: 'DeadLettersRepeated', letters: [letter?.id] }] },
    ]);
  });

  it('waits while the server is away, and goes when it is back', async () => {
    await server.close();
    const { number, caseKey } = await desk.report('Away');
    await desk.settled(caseKey, { state: 'waiting', error_code: 'unreachable' });
    await server.listen();
    await desk.later(2 * minutes);
    await desk.settled(caseKey, { state: 'sent' });
    expect(await about(number)).toHaveLength(1);
  });

  it('goes to each member of a group, and again only to those it did not reach', async () => {
    const administrator = relevo.as('administrator');
    await administrator.post('/api/groups', { id: 'crew', name: 'Crew', publicName: 'Crew' });
    for (const user of ['vera', 'vito'])
      await administrator.post('/api/people', {
        ...{ user, name: user, mail: `${user}@example.org`, roles: ['agent'], groups: ['crew'] },
        password: 'a long password',
      });
    await deploy('tells-crew', 'crew');
    server.refusals.push({ at: 'recipient', code: 451, text: 'Later' });
    const caseKey = await start('tells-crew');
    await desk.settled(caseKey, { state: 'waiting', attempts: 1, error_code: 'put-off' });
    await desk.later(minutes);
    await desk.settled(caseKey, { state: 'sent', attempts: 2 });

    const mails = server.mails.filter(({ headers }) => headers.get('message-id')?.includes(`<${caseKey}-`));
    expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(['vera@example.org', 'vito@example.org']);
    expect(new Set(mails.map(idOf)).size).toBe(2);
    expect(mails[0]?.body).not.toContain('/track/');
  });

  const deploy = async (id: string, to: string): Promise<void> => {
    const files = new FormData();
    files.append('resources', new File([telling(id, to)], `${id}.bpmn`));
    const answer = await relevo.as('administrator').send<unknown>('POST', '/v2/deployments', files);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  };
  /** Answers the case's key. */
  const start = async (processDefinitionId: string): Promise<string> => {
    const { body } = await relevo
      .as('administrator')
      .post<{ processInstanceKey: string }>('/v2/process-instances', { processDefinitionId });
    const [row] = await relevo.engine
      .get(Database)
      .query<{ root_key: string }>('SELECT root_key::text FROM process_instance WHERE key = $1', [
        body.processInstanceKey,
      ]);
    return row?.root_key ?? '';
  };

  it('to somebody without an address is a dead letter, until there is one', async () => {
    const pablo = { user: 'pablo', name: 'Pablo', roles: ['requester'], password: 'a long password' };
    await relevo.as('administrator').post('/api/people', pablo);
    const report = { processId: 'service-desk', title: 'No address', description: 'x', values: { category: 'other' } };
    const { body } = await relevo.as('pablo', 'a long password').post<ReportedTicket>('/api/tickets', report);
    await desk.settled(body.caseKey, { state: 'dead', error_code: 'no-address' });

    await relevo.engine.get(Database).query("UPDATE app_user SET mail = 'pablo@example.org' WHERE id = 'pablo'");
    await relevo.as('administrator').put('/api/people/pablo/groups', { groups: [] });
    const [letter] = await desk.deadLetters(`?ticket=${body.number}`);
    await relevo.as('administrator').post('/api/operations/dead-letters/repeat', { ids: [letter?.id] });
    const [mail] = await about(body.number);
    expect(mail?.to).toEqual(['pablo@example.org']);
  });

  it('of a case without a ticket has nobody to go to: a dead letter says so, and is discarded with a reason', async () => {
    await deploy('tells-requester', 'requester');
    const caseKey = await start('tells-requester');
    await desk.settled(caseKey, { state: 'dead', error_code: 'no-recipient' });
    const [letter] = await desk.deadLetters('?code=no-recipient');
    expect(letter).toMatchObject({ caseKey, ticket: null, error: expect.stringContaining('this case has none') });
    const discard = { ids: [letter?.id], reason: 'Nobody asked' };
    const answer = await relevo.as('administrator').post('/api/operations/dead-letters/discard', discard);
    expect(answer).toMatchObject({ status: 200, body: { changed: 1 } });
    expect(await desk.rows(caseKey)).toMatchObject([{ state: 'discarded' }]);
    expect(await desk.recorded('DiscardDeadLetters')).toMatchObject([{ actor_id: 'administrator' }]);
  });

  it('to a group that does not exist says so', async () => {
    await deploy('tells-nobody', 'nobody-knows');
    await desk.settled(await start('tells-nobody'), { state: 'dead', error_code: 'no-recipient' });
  });

  /** What failed at the very end of a move lets the server rest once more. */
  const minuteByMinute = (caseKey: string, state: string) =>
    until(
      () => desk.later(minutes).then(() => desk.rows(caseKey)),
      ([row]) => row?.state === state,
    );

  it('that waited for more than a week is not sent, but may still be repeated', async () => {
    await server.close();
    const { number, caseKey } = await desk.report('Old');
    await desk.settled(caseKey, { state: 'waiting', error_code: 'unreachable' });
    await desk.later(8 * 24 * 60 * minutes);
    await minuteByMinute(caseKey, 'dead');
    expect(await desk.rows(caseKey)).toMatchObject([{ error_code: 'too-old' }]);
    await server.listen();
    const [letter] = await desk.deadLetters(`?ticket=${number}`);
    await relevo.as('administrator').post('/api/operations/dead-letters/repeat', { ids: [letter?.id] });
    await minuteByMinute(caseKey, 'sent');
  });
});

describe('where mail is not set up', () => {
  it('nothing is sent, nothing is a dead letter, and nothing is sent months later', async () => {
    const server = await MailServer.open();
    const without = await startEngine();
    const { number, caseKey } = await new OutboxDesk(without).report('No mail here');
    expect(await new OutboxDesk(without).notifications(number)).toMatchObject([
      { sent: false, delivery: 'not-set-up' },
    ]);

    const relevo = await without.restart(mailing(server));
    const desk = new OutboxDesk(relevo);
    const later = await desk.report('Now there is');
    await desk.settled(later.caseKey, { state: 'sent' });
    expect(await desk.rows(caseKey)).toEqual([]);
    expect(await desk.deadLetters()).toEqual([]);
    expect(server.mails).toHaveLength(1);
    await relevo.close();
    await server.close();
  });
});

describe('where the demo data are made', () => {
  it('nobody gets mail about them, and everybody about what is reported afterwards', async () => {
    const server = await MailServer.open();
    const relevo = await startEngine({ ...mailing(server), clock: 'system', demo: 'data', demoTickets: 6 });
    const states = await relevo.engine
      .get(Database)
      .query<{ state: string; count: number }>('SELECT state, count(*)::integer FROM outbox GROUP BY state');
    expect(states).toEqual([]);

    const { caseKey } = await new OutboxDesk(relevo).report('For real');
    await new OutboxDesk(relevo).settled(caseKey, { state: 'sent' });
    expect(server.mails.map(({ to }) => to)).toEqual([['nora@example.org']]);
    await relevo.close();
    await server.close();
  });
});
