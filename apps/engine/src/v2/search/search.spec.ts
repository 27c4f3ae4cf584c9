import { startEngine, type TestEngine } from '../../../../../test/support/engine.js';

const beyond = '9999999999999999999';

describe('searches with values that no field can have', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  it.each([
    ['a key beyond 64 bits', { filter: { processInstanceKey: beyond } }],
    ['a number beyond 32 bits', { filter: { processDefinitionVersion: 1e15 } }],
    ['a cursor of another order', { page: { after: Buffer.from('["x"]').toString('base64') } }],
    ['a field that every object has', { filter: { toString: 'x' } }],
    ['a sorting that every object has', { sort: [{ field: 'toString', order: 'ASC' }] }],
  ])('are refused: %s', async (_what, body) => {
    expect(await relevo.as('demo').post('/v2/process-instances/search', body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
  });

  it.each([
    ['/v2/process-instances/', 404],
    ['/api/articles/', 400],
    ['/api/drafts/', 400],
  ])('and so is such a key in %s', async (path, status) => {
    expect((await relevo.as('demo').get(`${path}${beyond}`)).status).toBe(status);
  });
});
