import type { Draft, PersonRef } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';

describe('who has a draft open', () => {
  let relevo: TestEngine;
  let second: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
    second = await startEngine({ databaseUrl: relevo.databaseUrl });
  });
  afterAll(async () => {
    await second.close();
    await relevo.close();
  });

  const begin = async (): Promise<Draft> => {
    const draft = { name: 'Together', from: { processId: 'service-desk' } };
    return (await relevo.as('process-owner').post<Draft>('/api/drafts', draft)).body;
  };
  const stay = async (at: TestEngine, who: string, { id }: Draft): Promise<readonly string[]> =>
    (await at.as(who).put<readonly PersonRef[]>(`/api/drafts/${id}/presence`, {})).body.map((person) => person.id);

  it('is the same on every engine, and ends with leaving', async () => {
    const draft = await begin();
    expect(await stay(relevo, 'process-owner', draft)).toEqual(['process-owner']);
    expect((await stay(second, 'administrator', draft)).toSorted()).toEqual(['administrator', 'process-owner']);

    await relevo.as('process-owner').delete(`/api/drafts/${draft.id}/presence`);

    expect(await stay(relevo, 'administrator', draft)).toEqual(['administrator']);
    expect(await stay(relevo, 'process-owner', await begin())).toEqual(['process-owner']);
  });

  it('refuses a draft that is not there', async () => {
    expect(await relevo.as('process-owner').put('/api/drafts/1/presence', {})).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });
});
