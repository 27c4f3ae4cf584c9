import type { Article, ArticleHit, MissedSearch, Page } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';

const text = {
  title: 'Printer on the second floor prints blank pages',
  problem: 'Every page comes out blank.',
  solution: 'Replace the drum.',
  keywords: ['printer'],
  visibility: 'public',
};

describe('knowledge articles', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  it('are written by an agent, found while somebody reports, and judged', async () => {
    const written = await relevo.as('agent').post<Article>('/api/articles', text);
    expect(written).toMatchObject({ status: 201, body: { version: 1, number: expect.stringMatching(/^KB-\d{6}$/) } });
    const { key } = written.body;

    const suggested = await relevo.anonymous.get<Page<ArticleHit>>(
      '/api/articles/suggestions?q=my%20prnter%20is%20blank',
    );
    expect(suggested.body.items).toMatchObject([{ key, titleMarked: expect.stringContaining('\uE000Printer\uE001') }]);
    expect(await relevo.anonymous.get(`/api/articles/${key}`)).toMatchObject({ status: 200 });
    expect(await relevo.as('requester').post(`/api/articles/${key}/feedback`, { helped: true })).toMatchObject({
      status: 204,
    });
    const found = await relevo.as('agent').get<Page<ArticleHit>>('/api/articles?q=printer');
    expect(found.body.items).toMatchObject([{ key, helped: 1 }]);
  });

  it('are not overwritten by who read an older version', async () => {
    const { key } = (await relevo.as('agent').post<Article>('/api/articles', text)).body;
    const change = (user: string, title: string) =>
      relevo.as(user).put(`/api/articles/${key}`, { ...text, title, version: 1 });
    expect(await change('supervisor', 'First')).toMatchObject({ status: 200, body: { version: 2 } });

    const stale = await change('agent', 'Second');

    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'stale-article', article: { title: 'First', version: 2 } },
    });
    expect(await relevo.as('agent').get(`/api/articles/${key}?version=1`)).toMatchObject({
      body: { title: text.title },
    });
  });

  it.each([
    ['no title', { ...text, title: '  ' }],
    ['no solution', { ...text, solution: undefined }],
    ['another visibility', { ...text, visibility: 'secret' }],
    ['too many words', { ...text, title: 'x'.repeat(201) }],
  ])('are refused with %s', async (_, body) => {
    const refused = await relevo.as('agent').post('/api/articles', body);
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', fields: [{ path: expect.any(String) }] },
    });
  });

  it('are for those who may', async () => {
    const hidden = { ...text, visibility: 'internal' };
    const { key } = (await relevo.as('agent').post<Article>('/api/articles', hidden)).body;
    expect(await relevo.anonymous.get(`/api/articles/${key}`)).toMatchObject({ status: 404 });
    expect(await relevo.as('requester').get(`/api/articles/${key}`)).toMatchObject({ status: 404 });
    expect(await relevo.as('requester').post('/api/articles', text)).toMatchObject({ status: 403 });
    expect(await relevo.as('auditor').post('/api/articles', text)).toMatchObject({ status: 403 });
    expect(await relevo.anonymous.post('/api/articles', text)).toMatchObject({ status: 401 });
    expect(await relevo.anonymous.post(`/api/articles/${key}/feedback`, { helped: true })).toMatchObject({
      status: 401,
    });
    expect(await relevo.as('requester').get('/api/articles/missed')).toMatchObject({ status: 403 });
    expect(await relevo.as('agent').get('/api/articles/nonsense')).toMatchObject({ status: 400 });
  });

  it('tell what is missing', async () => {
    await relevo.as('agent').get('/api/articles?q=teleporter');
    const missed = await relevo.as('supervisor').get<Page<MissedSearch>>('/api/articles/missed');
    expect(missed.body.items).toContainEqual(expect.objectContaining({ words: 'teleporter', count: 1 }));
  });

  it('are not searched without end by people without a session', async () => {
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => relevo.anonymous.get('/api/articles/suggestions?q=')),
    );
    const held = answers.find(({ status }) => status === 429);
    expect(held).toMatchObject({ body: { code: 'too-many-requests' } });
    expect(Number(held?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await relevo.as('agent').get('/api/articles')).toMatchObject({ status: 200 });
  });
});
