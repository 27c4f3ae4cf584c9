import type { Values } from '@relevo/contracts';
import { Flow } from './support/flow.js';

const solution = 'Restart the service and clear its queue';
const hour = 60 * 60 * 1000;

describe('incident', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start('incident');
  });

  afterAll(() => flow.close());

  const triaged = async (title: string, impact: string, urgency: string): Promise<string> => {
    const number = await flow.report(title, { category: 'software', affected: 'everybody' });
    await flow.complete(number, 'Task_Triage', 'ana', { category: 'network', impact, urgency });
    return number;
  };

  const toTest = async (number: string): Promise<void> => {
    await flow.complete(number, 'Task_Diagnose', 'carla', { cause: 'Full queue', nextStep: 'solution', solution });
    await flow.complete(number, 'Task_Check', 'ana', { solutionServes: true });
  };

  const toKnowledge = async (title: string): Promise<string> => {
    const number = await triaged(title, 'medium', 'medium');
    await toTest(number);
    await flow.complete(number, 'Task_Test', 'hugo', { works: true });
    return number;
  };

  it.each([
    ['high', 'high', 'P1', 2],
    ['high', 'medium', 'P2', 8],
    ['medium', 'medium', 'P3', 48],
    ['low', 'low', 'P4', 48],
  ])(
    'takes the priority of impact %s and urgency %s from the decision table: %s',
    async (impact, urgency, priority, hours) => {
      const number = await flow.report('Service is slow', { category: 'software' });
      expect(await flow.at(number)).toEqual({
        ...{
          status: 'new',
          step: 'Triage',
          publicStep: 'We are finding out how urgent it is',
          group: 'l1',
          holder: null,
        },
      });
      await flow.complete(number, 'Task_Triage', 'ana', { category: 'network', impact, urgency });

      const ticket = await flow.ticket(number);
      expect(ticket).toMatchObject({
        ...{ status: 'in-progress', step: 'Diagnose', publicStep: 'A specialist is looking for the cause' },
        ...{ priority, category: 'network', group: { id: 'l2' } },
      });
      const [task] = ticket.tasks;
      expect(Date.parse(task?.dueAt ?? '') - Date.parse(task?.createdAt ?? '')).toBe(hours * hour);
      const decided = (await flow.timeline(number)).find((entry) => entry.kind === 'decision');
      expect(decided).toMatchObject({ label: 'Incident priority', result: priority });
    },
  );

  it('is diagnosed, checked by L1, tested, back after a failed test, and closed', async () => {
    const number = await triaged('Portal is down', 'high', 'high');
    await flow.complete(number, 'Task_Diagnose', 'carla', { nextStep: 'solution', solution });
    expect(await flow.at(number)).toMatchObject({ step: 'Check that it serves the user', group: 'l1' });
    await flow.complete(number, 'Task_Check', 'ana', { solutionServes: false });
    expect(await flow.at(number)).toMatchObject({ step: 'Diagnose', group: 'l2' });
    await toTest(number);
    expect(await flow.at(number)).toMatchObject({ status: 'waiting-requester', group: 'requester' });
    await flow.complete(number, 'Task_Test', 'hugo', { works: false });
    expect(await flow.at(number)).toMatchObject({ status: 'in-progress', step: 'Diagnose', group: 'l2' });
    await toTest(number);
    await flow.complete(number, 'Task_Test', 'hugo', { works: true });
    expect(await flow.at(number)).toMatchObject({
      ...{ status: 'resolved', step: 'Record what was learnt', group: 'l2' },
      publicStep: 'Solved. We write it down for the next person',
    });
    expect(await flow.ticket(number)).toMatchObject({ resolution: solution, hasFault: false });
  });

  it('asks the requester, reminds, and goes on with the answer', async () => {
    const number = await triaged('Login fails for some', 'medium', 'low');
    const question = 'Which browser do you use?';
    await flow.complete(number, 'Task_Diagnose', 'carla', { nextStep: 'question', question });
    expect(await flow.at(number)).toEqual({
      ...{ status: 'waiting-requester', step: 'Answer the question', group: 'requester', holder: null },
      publicStep: 'We need your answer to go on',
    });
    expect((await flow.task(number, 'Task_Answer', 'hugo')).data).toMatchObject({ question });
    await flow.pass(2.1);
    await flow.pass(2);
    expect((await flow.told(number)).slice(1)).toEqual([
      `Hugo Herrera: ${number} "Login fails for some" needs your answer.`,
      `Hugo Herrera: A reminder: ${number} waits for your answer.`,
      `Hugo Herrera: A second reminder: without your answer we will close ${number}.`,
    ]);

    await flow.complete(number, 'Task_Answer', 'hugo', { answer: 'The one of last year' });
    expect(await flow.at(number)).toMatchObject({ status: 'in-progress', step: 'Diagnose', group: 'l2' });
    expect((await flow.task(number, 'Task_Diagnose', 'carla')).data).toMatchObject({ answer: 'The one of last year' });
    await flow.pass(8);
    expect(await flow.at(number)).toMatchObject({ status: 'in-progress', step: 'Diagnose' });
  });

  it('is closed where the question stays without an answer', async () => {
    const number = await triaged('Sometimes slow', 'low', 'low');
    await flow.complete(number, 'Task_Diagnose', 'diego', { nextStep: 'question', question: 'When?' });
    await flow.pass(7.1);
    expect(await flow.ticket(number)).toMatchObject({
      ...{ status: 'closed', publicStep: 'Closed, because we did not hear from you', tasks: [] },
    });
  });

  describe('at its end', () => {
    const text = { articleProblem: 'No answer', articleSolution: solution, articleKeywords: 'queue' };

    it('writes a new article, which the next incident reuses and another improves', async () => {
      const first = await toKnowledge('Invoice service hangs');
      const articleTitle = 'Invoice service hangs';
      await flow.complete(first, 'Task_Knowledge', 'carla', {
        ...{ knowledgeOutcome: 'new', articleTitle, ...text, articleVisibility: 'internal' },
      });
      await flow.pass(0.01);
      expect(await flow.at(first)).toMatchObject({ status: 'closed', publicStep: 'Closed' });
      const article = await flow.found('ana', 'invoice service');
      expect(article).toMatchObject({ title: articleTitle, version: 1, visibility: 'internal', tickets: [first] });

      const articleKey = article?.number ?? '';
      const second = await toKnowledge('Invoice service hangs again');
      await flow.complete(second, 'Task_Knowledge', 'carla', { knowledgeOutcome: 'reused', articleKey });
      expect(await flow.at(second)).toMatchObject({ status: 'closed' });

      const third = await toKnowledge('Invoice service does not answer');
      const improved = { ...text, articleSolution: `${solution}, then tell accounting` };
      await flow.complete(third, 'Task_Knowledge', 'diego', {
        ...{ knowledgeOutcome: 'improved', articleKey, articleTitle, ...improved },
      });
      await flow.pass(0.01);
      expect(await flow.at(third)).toMatchObject({ status: 'closed' });
      expect(await flow.found('ana', 'invoice service')).toMatchObject({
        ...{ number: articleKey, version: 2, solution: improved.articleSolution },
        tickets: expect.arrayContaining([first, second, third]),
      });
    });

    it('tells why nothing can be reused', async () => {
      const number = await toKnowledge('Lightning hit the roof');
      const values: Values = { knowledgeOutcome: 'not-reusable', knowledgeReason: 'It will not hit twice' };
      await flow.complete(number, 'Task_Knowledge', 'carla', values);
      expect(await flow.at(number)).toMatchObject({ status: 'closed', publicStep: 'Closed' });
      expect(await flow.found('ana', 'lightning roof')).toBeNull();
    });

    it('is refused where the outcome wants a reason and none is given', async () => {
      const number = await toKnowledge('Nobody says why');
      const { key } = await flow.task(number, 'Task_Knowledge', 'carla');
      const values = { knowledgeOutcome: 'not-reusable' };
      const refused = await flow.relevo.as('carla').post(`/api/tasks/${key}/complete`, { values });
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject({ fields: [expect.objectContaining({ path: 'knowledgeReason' })] });
    });
  });
});
