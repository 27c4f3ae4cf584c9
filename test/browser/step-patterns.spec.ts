import { DrawnFlow } from './drawn-flow.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';

describe('steps as they are drawn', () => {
  const at = atTheModeler(ProcessOwner);

  const draw = (step: string, rule?: string): Promise<DrawnFlow> => DrawnFlow.with(at.owner, at.relevo, { step, rule });

  it('asks the requester: the answer goes on; silence reminds twice and closes', async () => {
    const flow = await draw('Ask the requester');
    const answered = await flow.attended();
    expect(await flow.ticket(answered)).toMatchObject({ status: 'waiting-requester', group: { id: 'requester' } });
    expect((await flow.formOf(answered, 'hugo')).form.schema).toMatchObject({ id: 'ask-the-requester-ask' });
    await flow.complete(answered, 'hugo', 'Ask the requester', { answer: 'Room 4' });
    expect(await flow.ticket(answered)).toMatchObject({ status: 'closed' });

    const silent = await flow.attended();
    await flow.pass(2.1);
    await flow.pass(2);
    expect((await flow.told(silent)).filter((text) => /reminder/i.test(text))).toHaveLength(2);
    await flow.pass(3);
    expect(await flow.ticket(silent)).toMatchObject({
      ...{ status: 'closed', publicStep: 'Closed, because we did not hear from you', tasks: [] },
    });
  });

  it('lets the requester test: what fails is worked on again and tested again', async () => {
    const flow = await draw('Ask to test');
    const number = await flow.attended();
    await flow.complete(number, 'hugo', 'Ask to test', { testPassed: 'no', testNote: 'Still dark' });
    expect(await flow.ticket(number)).toMatchObject({ step: 'Work on it again', group: { id: 'l1' } });
    await flow.complete(number, 'bruno', 'Work on it again');
    await flow.complete(number, 'hugo', 'Ask to test', { testPassed: 'yes' });
    expect(await flow.ticket(number)).toMatchObject({ status: 'closed' });

    const silent = await flow.attended();
    await flow.pass(7.1);
    expect(await flow.ticket(silent)).toMatchObject({ status: 'closed', tasks: [] });
  });

  it('approves: one of the approvers, never the requester; a refusal says why and ends it', async () => {
    const flow = await draw('Approve');
    const approved = await flow.attended();
    expect(await flow.ticket(approved)).toMatchObject({ group: { id: 'approvers' } });
    await flow.complete(approved, 'greta', 'Approve', { decision: 'approved' });
    expect(await flow.ticket(approved)).toMatchObject({ status: 'closed', publicStep: 'Closed' });

    const refused = await flow.attended();
    expect(await flow.answer(refused, 'greta', 'Approve', { decision: 'rejected' })).toBe(400);
    await flow.complete(refused, 'greta', 'Approve', { decision: 'rejected', decisionReason: 'Too shiny' });
    expect(await flow.ticket(refused)).toMatchObject({ publicStep: 'Not approved', resolution: 'Too shiny' });

    const own = await flow.attended('greta');
    expect(await flow.answer(own, 'greta', 'Approve', { decision: 'approved' })).toBe(403);
  });

  it('approves by all: the last yes decides, one no ends it at once', async () => {
    const flow = await draw('Approve', 'All who are asked');
    const approved = await flow.attended();
    const { tasks } = await flow.ticket(approved);
    const people = ['greta', 'felix', 'demo'].slice(0, tasks.length);
    expect(people.length).toBeGreaterThan(1);
    for (const [index, person] of people.entries()) {
      expect((await flow.ticket(approved)).tasks).toHaveLength(people.length - index);
      await flow.complete(approved, person, 'Approve', { decision: 'approved' });
    }
    expect(await flow.ticket(approved)).toMatchObject({ status: 'closed', publicStep: 'Closed' });

    const refused = await flow.attended();
    await flow.complete(refused, 'felix', 'Approve', { decision: 'rejected', decisionReason: 'No' });
    expect(await flow.ticket(refused)).toMatchObject({ publicStep: 'Not approved', tasks: [] });
  });

  it('approves by two of three, each another person: decided with the second yes, or the second no', async () => {
    const flow = await draw('Approve', 'A number of those asked');
    const approved = await flow.attended();
    expect((await flow.ticket(approved)).tasks).toHaveLength(3);
    await flow.complete(approved, 'greta', 'Approve', { decision: 'approved' });
    expect(await flow.answer(approved, 'greta', 'Approve', { decision: 'approved' })).toBe(403);
    await flow.complete(approved, 'felix', 'Approve', { decision: 'rejected', decisionReason: 'Why?' });
    expect((await flow.ticket(approved)).tasks).toHaveLength(1);
    await flow.complete(approved, 'demo', 'Approve', { decision: 'approved' });
    expect(await flow.ticket(approved)).toMatchObject({ status: 'closed', publicStep: 'Closed' });

    const refused = await flow.attended();
    await flow.complete(refused, 'felix', 'Approve', { decision: 'rejected', decisionReason: 'Why?' });
    await flow.complete(refused, 'greta', 'Approve', { decision: 'rejected', decisionReason: 'No' });
    expect(await flow.ticket(refused)).toMatchObject({ publicStep: 'Not approved', tasks: [] });
  });
});
