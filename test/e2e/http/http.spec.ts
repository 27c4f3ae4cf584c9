import { startEngine, type TestEngine } from '../../support/engine.js';

describe('the HTTP surface', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine();
  });

  afterAll(() => relevo.close());

  it('says that it lives and is ready', async () => {
    expect(await relevo.anonymous.get('/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await relevo.anonymous.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'up' } });
  });

  it('answers an unknown route with a problem document', async () => {
    const { status, headers, body } = await relevo.as('agent').get('/api/no-such-thing');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404, code: 'not-found' });
  });

  it.each([
    ['a body that is no JSON', '{"user":', 400, 'invalid-request'],
    ['a body of more than 6 MB', `"${'x'.repeat(6_300_000)}"`, 413, 'payload-too-large'],
    ['text that cannot be kept', '{"user":"a\\u0000","password":"x"}', 400, 'invalid-text'],
    ['half a character', '{"user":"\\ud83d","password":"x"}', 400, 'invalid-text'],
    ['a body nested without end', `{"user":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400, 'invalid-request'],
    ['a body of another shape', '{"user":1}', 400, 'invalid-request'],
  ])('refuses %s', async (_name, body, status, code) => {
    const client = relevo.anonymous.with({ 'content-type': 'application/json' });
    const answer = await client.post('/api/session', body);
    expect(answer).toMatchObject({ status, body: { code, detail: expect.stringMatching(/^Expected .*, but /) } });
  });

  it('lets no inline script and no other site in', async () => {
    const { headers } = await relevo.anonymous.get('/health/live');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('describes itself', async () => {
    const { body } = await relevo.anonymous.get<{
      paths: Record<string, { post: { requestBody: { content: Record<string, { schema: unknown }> } } }>;
    }>('/openapi.json');
    expect(body.paths['/api/session']?.post.requestBody.content['application/json']?.schema).toMatchObject({
      properties: { user: { type: 'string', maxLength: 320 } },
      required: ['user', 'password'],
    });
  });

  it('is not ready when its database is gone', async () => {
    const { freshDatabase } = await import('../../support/postgres.js');
    const database = await freshDatabase({ migrated: true });
    const doomed = await startEngine({ databaseUrl: database.url });
    await database.drop();
    const answer = await doomed.anonymous.get('/health/ready');
    expect(answer).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect((await doomed.anonymous.get('/health/live')).status).toBe(200);
    await doomed.close();
  });
});
