import type { Replay, ReportedTicket, TicketDiagram, Values } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { Desk } from './desk.js';
import { ticketsTwice } from './fold-tickets.js';

describe('tickets of the shipped flows', () => {
  let relevo: TestEngine;
  let desk: Desk;

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
  });

  afterAll(() => relevo.close());

  const report = async (processId: string, user: string, values: Values): Promise<string> => {
    const answer = await relevo.as(user).post<ReportedTicket>('/api/tickets', {
      ...{ processId, title: `${processId} of ${user}`, description: 'As the form says', values },
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.number;
  };

  const escalated = async (): Promise<string> => {
    const number = await report('incident', 'hugo', { category: 'network' });
    await desk.complete(number, 'ana', 'Triage', { category: 'network', impact: 'high', urgency: 'high' });
    await desk.complete(number, 'carla', 'Diagnose', {
      ...{ cause: 'The switch', nextStep: 'escalation', escalationKind: 'functional', escalationReason: 'No access' },
    });
    return number;
  };

  it('escalate into a called process, on whose step the ticket then is', async () => {
    const number = await escalated();

    expect(await desk.ticket(number)).toMatchObject({
      ...{ status: 'in-progress', step: 'Take it or give it back', group: { id: 'l3' }, priority: 'P1' },
    });
    const diagram = (await relevo.as('ana').get<TicketDiagram>(`/api/tickets/${number}/diagram`)).body;
    expect(diagram.tokens).toEqual([{ elementId: 'Task_Escalate', count: 1, state: 'active' }]);

    const replay = (await relevo.as('auditor').get<Replay>(`/api/tickets/${number}/replay`)).body;
    expect(Object.values(replay.diagrams).map(({ processId }) => processId)).toEqual(['incident', 'escalation']);
    expect(replay.frames[1]?.decisions).toEqual([
      expect.objectContaining({ decisionId: expect.any(String), version: 1, rules: [expect.any(String)] }),
    ]);
    expect(replay.frames.at(-1)?.tokens.map(({ elementId }) => elementId)).toEqual(['Task_Escalate', 'Task_Accept']);
  });

  it('let nobody approve what they asked for, whatever their groups and roles', async () => {
    const number = await report('request', 'greta', { item: 'laptop', quantity: 1, reason: 'Old one broke' });
    const path = `/api/tasks/${(await desk.task(number, 'demo')).key}`;
    const values = { decision: 'approved' };
    const refusal = {
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('somebody else than the person who asked') },
    };
    expect(await relevo.as('greta').post(`${path}/claim`)).toMatchObject(refusal);
    expect(await relevo.as('greta').post(`${path}/complete`, { values })).toMatchObject(refusal);
    expect(await relevo.as('supervisor').post(`${path}/assign`, { assignee: 'greta' })).toMatchObject(refusal);

    await desk.complete(number, 'demo', 'Approve', values);

    expect(await desk.ticket(number)).toMatchObject({ step: 'Fulfil the request', group: { id: 'l1' } });
  });

  it('are told in reminders and closed in silence, as the clock goes', async () => {
    const { number } = await desk.report('Silence', 'hugo');
    await desk.toUserTest(number);
    const { updatedAt } = await desk.ticket(number);
    const timestamp = Date.parse(updatedAt) + 8 * 24 * 60 * 60 * 1000;
    await relevo.as('administrator').put('/v2/clock', { timestamp });
    expect(await desk.ticket(number)).toMatchObject({
      ...{ status: 'closed', publicStep: 'Closed, because we did not hear from you', tasks: [] },
    });
    const replay = (await relevo.as('auditor').get<Replay>(`/api/tickets/${number}/replay`)).body;
    const timers = replay.frames.flatMap(({ notes }) => notes.filter(({ kind }) => kind === 'timer'));
    expect(timers.map(({ text }) => text)).toEqual(['"2 days"', '"4 days"', '"7 days"']);
    expect(replay.frames.at(-1)).toMatchObject({ command: 'FireTimer', elementId: 'Event_SevenDays', actor: null });
    expect(replay.frames.at(-1)?.tokens).toEqual([]);
  });

  it('are in their rows what their records lead to', async () => {
    const cancelled = await desk.report('Cancelled', 'hugo');
    await relevo.as('supervisor').post(`/api/tickets/${cancelled.number}/cancel`, { reason: 'Twice' });
    const claimed = await desk.report('Claimed', 'hugo');
    await relevo.as('ana').post(`/api/tasks/${(await desk.task(claimed.number, 'ana')).key}/claim`);
    await relevo.as('ana').post(`/api/tickets/${claimed.number}/comments`, { text: 'Hello', visibility: 'public' });

    const tickets = await ticketsTwice(relevo);

    expect(tickets.length).toBeGreaterThanOrEqual(5);
    expect(tickets.map(({ row }) => row)).toEqual(tickets.map(({ folded }) => folded));
  });
});
