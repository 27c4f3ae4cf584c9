import type { Problem } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from '../tickets/desk.js';

/** What `e2e/tickets/tasks.spec.ts` shows through `/api`, through `/v2`; and submissions that do not fit the form. */
describe('a completion that cannot be', () => {
  let relevo: TestEngine;
  let desk: Desk;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
  });
  afterAll(() => relevo.close());

  const complete = (user: string, key: string, variables: object) =>
    relevo.as(user).post<Problem & { completedBy?: object }>(`/v2/user-tasks/${key}/completion`, { variables });
  const attend = async (title: string) => {
    const { number } = await desk.report(title);
    return { number, key: (await desk.task(number, 'ana')).key };
  };

  it('of a task that does not exist', async () => {
    for (const key of ['1', '9223372036854775807', 'abc', '-1']) {
      const { status, body } = await complete('agent', key, {});
      expect([key, status, body.code]).toEqual([key, 404, 'not-found']);
      expect(body.detail).toMatch(/^Expected .*, but .*\./);
    }
  });

  it('of a finished task says who was first', async () => {
    const { key } = await attend('Finished');
    expect((await complete('ana', key, { solutionKnown: true })).status).toBe(204);
    const { status, body } = await complete('bruno', key, { solutionKnown: true });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'already-completed',
      completedBy: { id: 'ana', name: 'Ana Álvarez' },
      detail: expect.stringMatching(/^Expected an open task, but Ana Álvarez completed it at .*Z\./),
    });
  });

  it('of a task of another group', async () => {
    const { number, key } = await attend('Foreign');
    expect(await complete('carla', key, { solutionKnown: true })).toMatchObject({
      status: 403,
      body: {
        code: 'forbidden',
        detail:
          'Expected a task of one of your groups or assigned to you, but "Attend the report" (Task_Attend) is neither. Ask a supervisor to hand it over.',
      },
    });
    expect(await desk.ticket(number)).toMatchObject({ step: 'Attend the report', sequence: 1 });
  });

  it('twice at once, by /api and /v2: one wins, the other is told', async () => {
    const { number, key } = await attend('Race');
    const answers = await Promise.all([
      complete('ana', key, { solutionKnown: true }),
      relevo.as('bruno').post(`/api/tasks/${key}/complete`, { values: { solutionKnown: true } }),
      complete('worker', key, { solutionKnown: true }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost.every(({ body }) => /^Expected an open task, but .* completed it at /.test(body.detail))).toBe(true);
    expect(await desk.ticket(number)).toMatchObject({ step: 'Apply the solution', sequence: 2 });
  });

  describe('because what was filled in does not fit the form', () => {
    const article = { articleTitle: 'Title', articleProblem: 'Problem', articleSolution: 'Solution' };
    let number: string;
    let key: string;

    beforeAll(async () => {
      ({ number } = await desk.report('Form'));
      await desk.toUserTest(number);
      await desk.complete(number, 'requester', 'Test the solution', { works: true });
      ({ key } = await desk.task(number, 'carla'));
    });

    it.each([
      ['undeclared', { ...article, price: 1 }, 'price'],
      ['reserved', { ...article, ticket: { priority: 'P1' } }, 'ticket'],
      ['missing', { ...article, articleSolution: '' }, 'articleSolution'],
      ['too long', { ...article, articleTitle: 'x'.repeat(201) }, 'articleTitle'],
      ['of another type', { ...article, articleTitle: 7 }, 'articleTitle'],
      ['none of the options', { ...article, articleVisibility: 'secret' }, 'articleVisibility'],
    ])('a field is %s', async (_what, values, path) => {
      for (const answer of [
        await relevo.as('carla').post(`/api/tasks/${key}/complete`, { values }),
        await complete('carla', key, values),
      ]) {
        expect(answer).toMatchObject({
          status: 400,
          body: {
            code: 'invalid-submission',
            detail: expect.stringMatching(/^Expected .*, but /),
            fields: [{ path, message: expect.stringMatching(/^Expected .*, but .*\.$/) }],
          },
        });
      }
      expect(await desk.ticket(number)).toMatchObject({ step: 'Update the knowledge base' });
    });

    it('not even a worker writes the reserved variable', async () => {
      expect(await complete('worker', key, { ticket: { priority: 'P1' } })).toMatchObject({
        status: 400,
        body: { code: 'reserved-variable', detail: expect.stringMatching(/^Expected .*, but /) },
      });
      expect((await complete('carla', key, article)).status).toBe(204);
    });
  });
});
