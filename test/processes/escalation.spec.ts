import { Flow } from './support/flow.js';

const solution = 'Index rebuilt';

describe('escalation', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start('incident');
  });

  afterAll(() => flow.close());

  const escalated = async (escalationKind: 'functional' | 'hierarchical'): Promise<string> => {
    const number = await flow.report('Database does not answer', { category: 'software' });
    await flow.complete(number, 'Task_Triage', 'ana', { category: 'software', impact: 'high', urgency: 'high' });
    await flow.complete(number, 'Task_Diagnose', 'carla', {
      ...{ nextStep: 'escalation', escalationKind, escalationReason: 'We have no rights there' },
    });
    return number;
  };

  it('is taken and solved by the specialists, checked by L1 and tested', async () => {
    const number = await escalated('functional');
    expect(await flow.at(number)).toEqual({
      ...{ status: 'in-progress', step: 'Take it or give it back', group: 'l3', holder: null },
      publicStep: 'We have asked our experts',
    });

    await flow.complete(number, 'Task_Accept', 'elena', { escalationAccepted: true });
    expect(await flow.at(number)).toMatchObject({
      ...{ step: 'Solve it', group: 'l3', publicStep: 'Our experts are working on it' },
    });
    const { data } = await flow.task(number, 'Task_Resolve', 'elena');
    expect(data).toMatchObject({ escalationReason: 'We have no rights there' });
    await flow.complete(number, 'Task_Resolve', 'elena', { solution });

    expect(await flow.at(number)).toMatchObject({ step: 'Check that it serves the user', group: 'l1' });
    expect(await flow.ticket(number)).toMatchObject({ resolution: solution });
    await flow.complete(number, 'Task_Check', 'ana', { solutionServes: true });
    expect(await flow.at(number)).toMatchObject({ status: 'waiting-requester', step: 'Test the solution' });
  });

  it('is given back by the specialists, and escalated again', async () => {
    const number = await escalated('functional');
    await flow.complete(number, 'Task_Accept', 'elena', {
      escalationAccepted: false,
      note: 'Look at the network first',
    });
    expect(await flow.at(number)).toMatchObject({ status: 'in-progress', step: 'Diagnose', group: 'l2' });

    await flow.complete(number, 'Task_Diagnose', 'diego', {
      ...{ nextStep: 'escalation', escalationKind: 'functional', escalationReason: 'The network is fine' },
    });
    expect(await flow.at(number)).toMatchObject({ step: 'Take it or give it back', group: 'l3' });
    await flow.complete(number, 'Task_Accept', 'elena', { escalationAccepted: true });
    expect(await flow.at(number)).toMatchObject({ step: 'Solve it' });
  });

  it('tells the supervisors when nobody took it after four hours', async () => {
    const number = await escalated('functional');
    const before = await flow.told(number);
    await flow.pass(4.1 / 24);
    expect((await flow.told(number)).slice(before.length)).toEqual([
      `Supervisors: ${number} "Database does not answer" was escalated to you.`,
    ]);
    expect(await flow.at(number)).toMatchObject({ step: 'Take it or give it back', group: 'l3' });
    await flow.complete(number, 'Task_Accept', 'elena', { escalationAccepted: true });
    await flow.complete(number, 'Task_Resolve', 'elena', { solution });
    expect(await flow.at(number)).toMatchObject({ step: 'Check that it serves the user' });
  });

  it('tells the supervisors at once when it goes up the line, and the work goes on', async () => {
    const number = await escalated('hierarchical');
    expect((await flow.told(number)).at(-1)).toBe(
      `Supervisors: ${number} "Database does not answer" was escalated to you.`,
    );
    expect(await flow.at(number)).toMatchObject({ status: 'in-progress', step: 'Diagnose', group: 'l2' });
  });
});
