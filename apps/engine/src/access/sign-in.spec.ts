import { startEngine, type TestEngine } from '../../../../test/support/engine.js';

describe('passwords that are tried at the same moment', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  const statuses = async (passwords: readonly string[], user: string): Promise<readonly number[]> =>
    (await Promise.all(passwords.map((password) => relevo.as(user, password).get('/api/people')))).map(
      ({ status }) => status,
    );

  it('count like those that are tried one after another', async () => {
    const guesses = Array.from({ length: 25 }, (_unused, index) => `guess-${index}`);

    const answers = await statuses(guesses, 'auditor');

    expect(answers.filter((status) => status === 401)).toHaveLength(10);
    expect(answers.filter((status) => status === 429)).toHaveLength(15);
  });

  it('cost nothing when they are right', async () => {
    const answers = await statuses(Array<string>(25).fill('agent'), 'agent');

    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await statuses(['guess'], 'agent')).toEqual([401]);
  });
});
