import type { NextTask, Page, Problem, TaskDetail, TaskDraft, TaskSummary } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from './desk.js';

type TaskProblem = Problem & Readonly<Record<string, unknown>>;

describe('tasks over HTTP', () => {
  let relevo: TestEngine;
  let desk: Desk;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
  });

  afterAll(() => relevo.close());

  const attend = async (title: string) => {
    const { number } = await desk.report(title);
    return { number, key: (await desk.task(number, 'ana')).key };
  };

  describe('claiming', () => {
    it('makes the claimer the holder of the ticket, for everybody at once', async () => {
      const { number, key } = await attend('Claim');

      const { status, body } = await relevo.as('ana').post<TaskDetail>(`/api/tasks/${key}/claim`);

      expect(status).toBe(200);
      expect(body).toMatchObject({ assignee: { id: 'ana' }, may: { claim: false, release: true, complete: true } });
      expect(await desk.ticket(number)).toMatchObject({ holder: { id: 'ana', name: 'Ana Álvarez' } });
    });

    it('of a task that a colleague has is refused with their name', async () => {
      const { key } = await attend('Taken');
      await relevo.as('ana').post(`/api/tasks/${key}/claim`);

      const { status, body } = await relevo.as('bruno').post<TaskProblem>(`/api/tasks/${key}/claim`);

      expect(status).toBe(409);
      expect(body).toMatchObject({
        code: 'already-assigned',
        detail:
          'Expected "Attend the report" (Task_Attend) to be free, but Ana Álvarez has it. Ask Ana Álvarez to release it, or a supervisor to hand it over.',
        assignee: { id: 'ana', name: 'Ana Álvarez' },
      });
    });

    it('by two at once lets one win', async () => {
      const { key } = await attend('Race');
      const answers = await Promise.all(
        ['ana', 'bruno'].map((user) => relevo.as(user).post(`/api/tasks/${key}/claim`)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('can be given up, and handed over by a supervisor', async () => {
      const { number, key } = await attend('Hand over');
      await relevo.as('ana').post(`/api/tasks/${key}/claim`);
      expect((await relevo.as('ana').post(`/api/tasks/${key}/release`)).status).toBe(204);
      expect((await desk.ticket(number)).holder).toBeNull();

      expect((await relevo.as('supervisor').post(`/api/tasks/${key}/assign`, { assignee: 'bruno' })).status).toBe(204);
      expect((await desk.ticket(number)).holder).toMatchObject({ id: 'bruno' });
      expect((await relevo.as('ana').post(`/api/tasks/${key}/assign`, { assignee: 'ana' })).status).toBe(409);
    });

    it('refuses to hand a task to somebody who does not exist', async () => {
      const { key } = await attend('Nobody');
      const { status, body } = await relevo.as('supervisor').post(`/api/tasks/${key}/assign`, { assignee: 'nobody' });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'invalid-request', fields: [{ path: 'assignee', code: 'unknown-person' }] });
      expect(body.detail).toContain('there is nobody called "nobody"');
    });
  });

  describe('what is refused', () => {
    it.each(['GET', 'claim', 'release', 'complete', 'draft'])('%s of a task of another group', async (act) => {
      const { key } = await attend(`Foreign ${act}`);
      const carla = relevo.as('carla');
      const acts: Record<string, () => Promise<{ status: number; body: unknown }>> = {
        GET: () => carla.get(`/api/tasks/${key}`),
        claim: () => carla.post(`/api/tasks/${key}/claim`),
        release: () => carla.post(`/api/tasks/${key}/release`),
        complete: () => carla.post(`/api/tasks/${key}/complete`, { values: { solutionKnown: true } }),
        draft: () => carla.put(`/api/tasks/${key}/draft`, { revision: 0, values: {} }),
      };

      expect(await acts[act]!()).toMatchObject({
        status: 403,
        body: {
          code: 'forbidden',
          detail:
            'Expected a task of one of your groups or assigned to you, but "Attend the report" (Task_Attend) is neither. Ask a supervisor to hand it over.',
        },
      });
    });

    it.each(['/api/tasks/1', '/api/tasks/9223372036854775807'])('a task that does not exist: %s', async (path) => {
      expect(await relevo.as('ana').get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(await relevo.as('ana').post(`${path}/complete`, { values: {} })).toMatchObject({ status: 404 });
    });

    it.each(['/api/tasks/abc', '/api/tasks/9223372036854775808', '/api/tasks/-1'])(
      'a key that is none: %s',
      async (path) => {
        expect(await relevo.as('ana').get(path)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
      },
    );

    it('a task without anybody signed in', async () => {
      const { key } = await attend('Anonymous');
      expect(await relevo.anonymous.get(`/api/tasks/${key}`)).toMatchObject({ status: 401 });
    });
  });

  describe('completing', () => {
    it('twice tells the second who was first and when', async () => {
      const { key } = await attend('Twice');
      await relevo.as('ana').post(`/api/tasks/${key}/complete`, { values: { solutionKnown: true } });

      const { status, body } = await relevo
        .as('bruno')
        .post<TaskProblem>(`/api/tasks/${key}/complete`, { values: { solutionKnown: true } });

      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'already-completed', completedBy: { id: 'ana', name: 'Ana Álvarez' } });
      expect(body.detail).toMatch(
        /^Expected an open task, but Ana Álvarez completed it at \d{4}-.*Z\. Look at the ticket/,
      );
    });

    it('by two at once: one wins, the other is told', async () => {
      const { number, key } = await attend('Both');
      const answers = await Promise.all(
        ['ana', 'bruno', 'agent'].map((user) =>
          relevo.as(user).post(`/api/tasks/${key}/complete`, { values: { solutionKnown: true } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
      expect(await desk.ticket(number)).toMatchObject({ step: 'Apply the solution', sequence: 2 });
    });

    it('with a field that the form does not have changes nothing', async () => {
      const { number, key } = await attend('Undeclared');
      const { status, body } = await relevo
        .as('ana')
        .post(`/api/tasks/${key}/complete`, { values: { solutionKnown: true, price: 1 } });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'invalid-submission', fields: [{ path: 'price' }] });
      expect(await desk.ticket(number)).toMatchObject({ step: 'Attend the report', sequence: 1 });
    });

    it('without a required field says which', async () => {
      const { number } = await attend('Required');
      await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: true });
      const { key } = await desk.task(number, 'ana');
      const { status, body } = await relevo.as('ana').post(`/api/tasks/${key}/complete`, { values: { solution: '' } });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'invalid-submission', fields: [{ path: 'solution' }] });
    });

    it('of what a colleague has is refused, but not for a supervisor', async () => {
      const { key } = await attend('Mine');
      await relevo.as('ana').post(`/api/tasks/${key}/claim`);
      const values = { solutionKnown: true };
      expect(await relevo.as('bruno').post(`/api/tasks/${key}/complete`, { values })).toMatchObject({
        status: 409,
        body: { code: 'already-assigned' },
      });
      expect((await relevo.as('supervisor').post(`/api/tasks/${key}/complete`, { values })).status).toBe(204);
    });
  });

  describe('what is typed', () => {
    it('is kept, and there for whoever has the task next', async () => {
      const { key } = await attend('Draft');
      const kept = await relevo
        .as('ana')
        .put<TaskDraft>(`/api/tasks/${key}/draft`, { revision: 0, values: { done: 'Asked for the mod' } });
      expect(kept).toMatchObject({ status: 200, body: { revision: 1, by: { id: 'ana' } } });
      await relevo.as('supervisor').post(`/api/tasks/${key}/assign`, { assignee: 'bruno' });

      const { body } = await relevo.as('bruno').get<TaskDetail>(`/api/tasks/${key}`);

      expect(body.draft).toMatchObject({ revision: 1, values: { done: 'Asked for the mod' }, by: { id: 'ana' } });
    });

    it('is never overwritten by who has not seen it, and neither text is lost', async () => {
      const { key } = await attend('Stale');
      await relevo.as('ana').put(`/api/tasks/${key}/draft`, { revision: 0, values: { done: 'From Ana' } });

      const { status, body } = await relevo
        .as('bruno')
        .put<TaskProblem>(`/api/tasks/${key}/draft`, { revision: 0, values: { done: 'From Bruno' } });

      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'stale-draft', draft: { revision: 1, values: { done: 'From Ana' } } });
      expect(body.detail).toContain('Ana Álvarez kept another one at');
    });

    it('by two at once keeps one', async () => {
      const { key } = await attend('Typing race');
      const answers = await Promise.all(
        ['ana', 'bruno'].map((user) =>
          relevo.as(user).put(`/api/tasks/${key}/draft`, { revision: 0, values: { done: user } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('goes when the task is done', async () => {
      const { number, key } = await attend('Gone');
      await relevo.as('ana').put(`/api/tasks/${key}/draft`, { revision: 0, values: { done: 'half' } });
      await desk.complete(number, 'ana', 'Attend the report', { solutionKnown: true });
      expect(await relevo.as('ana').put(`/api/tasks/${key}/draft`, { revision: 1, values: {} })).toMatchObject({
        status: 409,
        body: { code: 'already-completed' },
      });
    });
  });

  describe('the work of the day', () => {
    it('shows who gave a task and what they said', async () => {
      const { number } = await attend('Given');
      await desk.complete(number, 'ana', 'Attend the report', {
        solutionKnown: false,
        done: 'Looked at it',
        note: 'Old model',
      });
      const { from, form, data } = await desk.task(number, 'bruno');
      expect(from).toMatchObject({
        by: { id: 'ana' },
        label: 'Attend the report',
        values: [
          { label: 'What was done', value: 'Looked at it' },
          { label: 'Note', value: 'Old model' },
          { label: 'Solution known?', value: 'Not yet' },
        ],
      });
      expect(form.buttons.map(({ label }) => label)).toEqual(['Found a solution', 'Nothing found']);
      expect(data).toEqual({});
    });

    it('says what to do next and why', async () => {
      const { body } = await relevo.as('agent').get<NextTask>('/api/tasks/next');
      expect(body.task).toMatchObject({ group: { id: 'l1' } });
      expect(body.why.length).toBeGreaterThan(0);
    });

    it('pages through a queue without missing or repeating a task', async () => {
      const whole = (await relevo.as('ana').get<Page<TaskSummary>>('/api/tasks?view=groups&limit=200')).body;
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const at: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page: Page<TaskSummary> = (
          await relevo.as('ana').get<Page<TaskSummary>>(`/api/tasks?view=groups&limit=3${at}`)
        ).body;
        expect(page.total).toBe(whole.total);
        seen.push(...page.items.map(({ key }) => key));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(whole.items.map(({ key }) => key));
    });

    it('keeps a queue to its group', async () => {
      const { body } = await relevo.as('carla').get<Page<TaskSummary>>('/api/tasks?view=all');
      expect(body.items.every(({ group }) => group?.id === 'l2')).toBe(true);
      const mine = await relevo.as('requester').get<Page<TaskSummary>>('/api/tasks?view=all');
      expect(mine.body.total).toBe(0);
    });

    it.each([
      ['view=nothing', 'Expected mine, queue'],
      ['limit=0', 'limit'],
      ['cursor=abc', 'nextCursor'],
    ])('refuses %s', async (query, sentence) => {
      const { status, body } = await relevo.as('ana').get(`/api/tasks?${query}`);
      expect(status).toBe(400);
      expect(body.detail).toContain(sentence);
    });
  });

  it('of the engine before are there in the next one: claims, drafts, and who was first', async () => {
    const open = await attend('Open over night');
    await relevo.as('ana').post(`/api/tasks/${open.key}/claim`);
    await relevo.as('ana').put(`/api/tasks/${open.key}/draft`, { revision: 0, values: { done: 'Half a sentence' } });
    const done = await attend('Done before');
    await desk.complete(done.number, 'bruno', 'Attend the report', { solutionKnown: true });

    relevo = await relevo.restart();
    desk = new Desk(relevo);

    expect(await desk.task(open.number, 'ana')).toMatchObject({
      ...{ assignee: { id: 'ana' }, draft: { revision: 1, values: { done: 'Half a sentence' } } },
    });
    const again = await relevo.as('ana').post(`/api/tasks/${done.key}/complete`, { values: { solutionKnown: true } });
    expect(again).toMatchObject({ status: 409, body: { completedBy: { id: 'bruno' } } });
    await desk.complete(open.number, 'ana', 'Attend the report', { solutionKnown: false });
  });
});
