import type { IssuedApiToken, Person, PersonRef, SessionInfo } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import type { HttpClient } from '../../support/http-client.js';

const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('access', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine();
  });

  afterAll(() => relevo.close());

  describe('a cookie session', () => {
    const signIn = async (user: string): Promise<{ readonly client: HttpClient; readonly info: SessionInfo }> => {
      const { body, headers } = await relevo.anonymous.post<SessionInfo>('/api/session', { user, password: user });
      return { client: relevo.anonymous.with({ cookie: cookieOf(headers) }), info: body };
    };

    it('begins with name and password', async () => {
      const { client, info } = await signIn('agent');
      expect(info.person).toMatchObject({ id: 'agent', roles: ['agent'], groups: ['l1'] });
      const { body } = await client.get<SessionInfo>('/api/session');
      expect(body).toEqual(info);
    });

    it('keeps its cookie from scripts and other sites', async () => {
      const { headers } = await relevo.anonymous.post('/api/session', { user: 'agent', password: 'agent' });
      expect(headers.getSetCookie()[0]).toMatch(/^relevo_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/i);
    });

    it('needs its CSRF token for whatever changes something', async () => {
      const { client, info } = await signIn('agent');
      const refused = await client.put('/api/session/language', { language: 'es' });
      expect(refused).toMatchObject({ status: 403, body: { code: 'csrf-token-missing' } });

      const withToken = client.with({ 'x-csrf-token': info.csrfToken ?? '' });
      expect((await withToken.put('/api/session/language', { language: 'es' })).status).toBe(204);
      expect((await client.get<SessionInfo>('/api/session')).body.person?.language).toBe('es');
    });

    it('ends', async () => {
      const { client } = await signIn('agent');
      expect((await client.delete('/api/session')).status).toBe(204);
      expect((await client.get<SessionInfo>('/api/session')).body.person).toBeNull();
      expect(await client.get('/api/people')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    });

    it('is kept as a hash', async () => {
      const { client } = await signIn('agent');
      const token = client.headers['cookie']?.split('=')[1] ?? '';
      const { Database } = await import('../../../apps/engine/src/database/database.js');
      const rows = await relevo.engine
        .get(Database)
        .query('SELECT 1 FROM session WHERE token_hash = $1', [Buffer.from(token)]);
      expect(rows).toEqual([]);
    });
  });

  it('tells the sign-in page which demo accounts there are', async () => {
    const { body } = await relevo.anonymous.get<SessionInfo>('/api/session');
    expect(body).toMatchObject({ person: null, csrfToken: null, needsFirstAdministrator: false });
    expect(body.demoAccounts).toHaveLength(17);
    expect(body.demoAccounts).toContainEqual({ id: 'ana', name: 'Ana Álvarez' });
  });

  it('does not say whether name or password was wrong', async () => {
    const one = await relevo.anonymous.post('/api/session', { user: 'agent', password: 'guess' });
    const other = await relevo.anonymous.post('/api/session', { user: 'nobody', password: 'guess' });
    expect(one).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
    expect(one.body.detail).toBe(other.body.detail);
  });

  it('slows guessing down, for that account alone', async () => {
    for (let guess = 0; guess < 10; guess += 1) await relevo.as('auditor', `guess-${guess}`).get('/api/people');
    const refused = await relevo.as('auditor', 'guess').get('/api/people');
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await relevo.as('agent').get('/api/people')).status).toBe(200);
  });

  describe('people', () => {
    it('are found by staff and not by requesters', async () => {
      const { body } = await relevo.as('agent').get<PersonRef[]>('/api/people?q=BRU');
      expect(body).toEqual([{ id: 'bruno', name: 'Bruno Bianchi' }]);
      expect(await relevo.as('requester').get('/api/people?q=BRU')).toMatchObject({
        status: 403,
        body: { code: 'forbidden', detail: expect.stringContaining('Expected an agent, who may look people up') },
      });
    });

    it('get rights from an administrator that hold with the next request', async () => {
      const administrator = relevo.as('administrator');
      const added = await administrator.post<Person>('/api/people', {
        user: 'ines',
        name: 'Inés Ibáñez',
        roles: ['requester'],
        password: 'a long password',
      });
      expect(added).toMatchObject({ status: 201, body: { id: 'ines', roles: ['requester'], groups: [] } });
      const ines = relevo.as('ines', 'a long password');
      expect((await ines.get('/api/groups')).status).toBe(403);

      await administrator.put('/api/people/ines/roles', { roles: ['agent'] });
      await administrator.put('/api/people/ines/groups', { groups: ['l2'] });
      const { body } = await ines.get<{ id: string; members: PersonRef[] }[]>('/api/groups');
      expect(body.find(({ id }) => id === 'l2')?.members).toContainEqual({ id: 'ines', name: 'Inés Ibáñez' });
    });

    it('are added by administrators alone, once, and with a password worth its name', async () => {
      const person = { user: 'agent', name: 'Again', roles: [], password: 'a long password' };
      expect((await relevo.as('supervisor').post('/api/people', person)).body.code).toBe('forbidden');
      expect((await relevo.as('administrator').post('/api/people', person)).body.code).toBe('already-exists');
      const short = await relevo.as('administrator').post('/api/people', { ...person, password: 'short' });
      expect(short).toMatchObject({ status: 400, body: { fields: [{ path: 'password' }] } });
    });

    it('keep one administrator', async () => {
      await relevo.as('administrator').put('/api/people/demo/roles', { roles: ['agent'] });
      const last = await relevo.as('administrator').put('/api/people/administrator/roles', { roles: ['agent'] });
      expect(last).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    });

    it('leave a whole record of their changes', async () => {
      const { HistoryReader } = await import('../../../apps/engine/src/history/history-reader.js');
      const reader = relevo.engine.get(HistoryReader);
      expect(await reader.verifyStream('administration')).toMatchObject({ whole: true });
      const commands = (await reader.readStream('administration')).map(({ command }) => command);
      expect(commands).toEqual(expect.arrayContaining(['AddDemoAccounts', 'AddPerson', 'SetPersonRoles']));
    });
  });

  it('lets a machine in by a token that is shown once and can be withdrawn', async () => {
    const administrator = relevo.as('administrator');
    const { body: issued } = await administrator.post<IssuedApiToken>('/api/tokens', {
      user: 'agent',
      name: 'Scanner',
    });
    const machine = relevo.anonymous.with({ authorization: `Bearer ${issued.token}` });
    expect((await machine.get('/api/groups')).status).toBe(200);
    expect(JSON.stringify((await administrator.get('/api/tokens')).body)).not.toContain(issued.token);

    expect((await administrator.delete(`/api/tokens/${issued.id}`)).status).toBe(204);
    expect(await machine.get('/api/groups')).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
  });

  it('binds a token to job types where it is told to', async () => {
    const { Authenticator } = await import('../../../apps/engine/src/access/authenticator.js');
    const token = { user: 'worker', name: 'Mailer', jobTypes: ['send-mail'] };
    const { body } = await relevo.as('administrator').post<IssuedApiToken>('/api/tokens', token);
    const identity = await relevo.engine.get(Authenticator).identify({
      authorization: `Bearer ${body.token}`,
      cookie: undefined,
      csrfToken: undefined,
      changes: true,
      publicRoute: false,
      address: '127.0.0.1',
    });
    expect(identity).toMatchObject({ id: 'worker', jobTypes: new Set(['send-mail']) });
  });
});

describe('an installation without demo accounts', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine({ demo: 'off' });
  });

  afterAll(() => relevo.close());

  it('takes its first administrator by the code of its terminal, once', async () => {
    const { FirstAdministrator } = await import('../../../apps/engine/src/access/first-administrator.js');
    const code = await relevo.engine.get(FirstAdministrator).issueCode();
    const person = { user: 'root', name: 'First', password: 'a long password' };
    const { body: before } = await relevo.anonymous.get<SessionInfo>('/api/session');
    expect(before).toMatchObject({ needsFirstAdministrator: true, demoAccounts: [] });

    const wrong = await relevo.anonymous.post('/api/setup', { ...person, code: 'AAAA-BBBB-CCCC' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });

    const right = await relevo.anonymous.post<SessionInfo>('/api/setup', { ...person, code });
    expect(right.body).toMatchObject({ person: { roles: ['administrator'] }, needsFirstAdministrator: false });

    const again = await relevo.anonymous.post('/api/setup', { ...person, user: 'other', code });
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });

  it('closes demo accounts of an earlier start', async () => {
    const demo = await startEngine();
    const closed = await demo.restart({ demo: 'off' });
    expect((await closed.as('agent').get('/api/groups')).body.code).toBe('wrong-credentials');
    await closed.close();
  });
});
