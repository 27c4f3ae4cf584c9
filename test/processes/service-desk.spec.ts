import { Flow } from './support/flow.js';

const cause = 'The driver of last year';
const solution = 'Install driver 9.2 from the software centre';

describe('service-desk', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start('service-desk');
  });

  afterAll(() => flow.close());

  /** L1 knows nothing, the knowledge base neither: L2 investigates, L1 checks. */
  const toTestByL2 = async (number: string): Promise<void> => {
    await flow.complete(number, 'Task_Attend', 'ana', { solutionKnown: false });
    await flow.complete(number, 'Task_Search', 'ana', { solutionFound: false });
    await flow.complete(number, 'Task_Investigate', 'carla', { cause, solution });
    await flow.complete(number, 'Task_Check', 'ana', { solutionServes: true });
  };

  it('is closed by L1 alone, who knows the solution', async () => {
    const number = await flow.report('Caps lock is stuck', { category: 'hardware' });
    expect(await flow.at(number)).toEqual({
      ...{ status: 'new', step: 'Attend the report', publicStep: 'We are looking at your report' },
      ...{ group: 'l1', holder: null },
    });

    await flow.claim(number, 'Task_Attend', 'ana');
    expect(await flow.at(number)).toMatchObject({ group: 'l1', holder: 'ana' });
    await flow.complete(number, 'Task_Attend', 'ana', { solutionKnown: true });
    expect(await flow.at(number)).toEqual({
      ...{ status: 'in-progress', step: 'Apply the solution', publicStep: 'We are applying the solution' },
      ...{ group: 'l1', holder: null },
    });

    await flow.complete(number, 'Task_Apply', 'ana', { solution: 'Key cleaned' });
    expect(await flow.at(number)).toEqual({
      ...{ status: 'waiting-requester', step: 'Test the solution', publicStep: 'Does the solution work for you?' },
      ...{ group: 'requester', holder: null },
    });

    await flow.complete(number, 'Task_Test', 'hugo', { works: true });
    expect(await flow.ticket(number)).toMatchObject({
      ...{ status: 'closed', step: null, publicStep: 'Closed', resolution: 'Key cleaned', category: 'hardware' },
      ...{ priority: 'P3', tasks: [], hasFault: false },
    });
    expect(await flow.told(number)).toEqual([
      `Hugo Herrera: We have received ${number} and are looking at it.`,
      `Hugo Herrera: We have a solution for ${number}. Please try it and tell us whether it works.`,
      `Hugo Herrera: ${number} is resolved. Thank you for your help.`,
    ]);
  });

  it('goes to L2, back to L1 who checks, fails its test once, and leaves an article for the next one', async () => {
    const number = await flow.report('Plotter prints mirrored', { category: 'printing', affected: 'team' });
    await flow.complete(number, 'Task_Attend', 'ana', { solutionKnown: false });
    expect(await flow.at(number)).toMatchObject({
      ...{ status: 'in-progress', step: 'Search the knowledge base', group: 'l1' },
      publicStep: 'We are looking for a known solution',
    });
    expect(await flow.found('ana', 'plotter mirrored')).toBeNull();
    await flow.complete(number, 'Task_Search', 'ana', { solutionFound: false });
    expect(await flow.at(number)).toMatchObject({
      ...{ step: 'Investigate', publicStep: 'A specialist is investigating', group: 'l2' },
    });

    await flow.complete(number, 'Task_Investigate', 'carla', { cause, solution: 'Restart it' });
    expect(await flow.at(number)).toMatchObject({
      ...{ step: 'Check that it serves the user', publicStep: 'We are checking the solution', group: 'l1' },
    });
    await flow.complete(number, 'Task_Check', 'bruno', { solutionServes: false });
    expect(await flow.at(number)).toMatchObject({ step: 'Investigate', group: 'l2' });
    await flow.complete(number, 'Task_Investigate', 'diego', { cause, solution: 'Reset it' });
    await flow.complete(number, 'Task_Check', 'bruno', { solutionServes: true });

    await flow.complete(number, 'Task_Test', 'hugo', { works: false, note: 'Still mirrored' });
    expect(await flow.at(number)).toMatchObject({ status: 'new', step: 'Attend the report', group: 'l1' });

    await toTestByL2(number);
    await flow.complete(number, 'Task_Test', 'hugo', { works: true });
    expect(await flow.at(number)).toEqual({
      ...{ status: 'resolved', step: 'Update the knowledge base', group: 'l2', holder: null },
      publicStep: 'Solved. We write it down for the next person',
    });

    const { data } = await flow.task(number, 'Task_Article', 'carla');
    expect(data).toMatchObject({ articleTitle: 'Plotter prints mirrored', articleSolution: solution });
    await flow.complete(number, 'Task_Article', 'carla', {
      ...{ articleTitle: 'Plotter prints mirrored', articleProblem: 'Everything is mirrored' },
      ...{ articleSolution: solution, articleKeywords: 'plotter, mirror', articleVisibility: 'public' },
    });
    await flow.pass(0.01);
    expect(await flow.at(number)).toMatchObject({ status: 'closed', step: null, publicStep: 'Closed' });

    const article = await flow.found('bruno', 'plotter mirrored');
    expect(article).toMatchObject({ title: 'Plotter prints mirrored', solution, tickets: [number] });
    expect(article?.author.id).toBe('carla');

    const next = await flow.report('Our plotter is mirrored', { category: 'printing' }, 'requester');
    await flow.complete(next, 'Task_Attend', 'bruno', { solutionKnown: false });
    await flow.complete(next, 'Task_Search', 'bruno', { solutionFound: true });
    await flow.complete(next, 'Task_Apply', 'bruno', { solution, articleKey: article?.number ?? '' });
    await flow.complete(next, 'Task_Test', 'requester', { works: true });
    expect(await flow.at(next)).toMatchObject({ status: 'closed', publicStep: 'Closed' });
    expect(await flow.found('bruno', 'plotter mirrored')).toMatchObject({ tickets: [next, number], used: 1 });
  });

  it('reminds a silent requester twice, then closes', async () => {
    const number = await flow.report('Fan is loud', { category: 'hardware' });
    await toTestByL2(number);

    await flow.pass(2.1);
    expect(await flow.at(number)).toMatchObject({ status: 'waiting-requester', step: 'Test the solution' });
    expect((await flow.told(number)).at(-1)).toBe(`Hugo Herrera: A reminder: ${number} waits for your answer.`);
    await flow.pass(2);
    expect((await flow.told(number)).at(-1)).toContain(
      `A second reminder: without your answer we will close ${number}`,
    );
    expect(await flow.at(number)).toMatchObject({ status: 'waiting-requester', group: 'requester' });
    await flow.pass(3);

    expect(await flow.ticket(number)).toMatchObject({
      ...{ status: 'closed', step: null, publicStep: 'Closed, because we did not hear from you', tasks: [] },
    });
    expect((await flow.told(number)).at(-1)).toContain(`We closed ${number} because we did not hear from you`);
    const timers = (await flow.timeline(number)).flatMap((entry) => (entry.kind === 'timer' ? [entry.label] : []));
    expect(timers).toEqual(['2 days', '4 days', '7 days']);
  });

  it('can still be answered after the second reminder', async () => {
    const number = await flow.report('Mouse is slow', { category: 'hardware' });
    await flow.complete(number, 'Task_Attend', 'ana', { solutionKnown: true });
    await flow.complete(number, 'Task_Apply', 'ana', { solution: 'New batteries' });
    await flow.pass(5);
    await flow.complete(number, 'Task_Test', 'hugo', { works: true });
    await flow.pass(10);
    expect(await flow.at(number)).toMatchObject({ status: 'closed', publicStep: 'Closed' });
    expect(await flow.told(number)).toHaveLength(5);
  });
});
