import type { Values } from '@relevo/contracts';
import { Flow } from './support/flow.js';

const laptop: Values = { item: 'laptop', quantity: 1, reason: 'For a new colleague' };

describe('request', () => {
  let flow: Flow;

  beforeAll(async () => {
    flow = await Flow.start('request');
  });

  afterAll(() => flow.close());

  const approved = async (title: string): Promise<string> => {
    const number = await flow.report(title, laptop);
    await flow.complete(number, 'Task_Approve', 'greta', { decision: 'approved' });
    return number;
  };

  const arrived = async (number: string): Promise<void> => {
    const message = { name: 'delivery-arrived', correlationKey: number, timeToLive: 0 };
    const { status } = await flow.relevo.as('administrator').post('/v2/messages/publication', message);
    expect(status).toBe(200);
  };

  it('is approved, handed over and accepted', async () => {
    const number = await flow.report('A laptop', laptop);
    expect(number).toMatch(/^REQ-/);
    expect(await flow.at(number)).toEqual({
      ...{ status: 'new', step: 'Approve', publicStep: 'It waits for approval', group: 'approvers', holder: null },
    });
    expect((await flow.task(number, 'Task_Approve', 'greta')).data).toMatchObject(laptop);

    await flow.complete(number, 'Task_Approve', 'greta', { decision: 'approved' });
    expect(await flow.at(number)).toMatchObject({
      ...{ status: 'in-progress', step: 'Fulfil the request', publicStep: 'We are getting it for you', group: 'l1' },
    });
    await flow.complete(number, 'Task_Fulfil', 'ana', { supply: 'handed-over', fulfilment: 'Laptop 4711' });
    expect(await flow.at(number)).toMatchObject({
      ...{ status: 'waiting-requester', step: 'Accept what you got', group: 'requester' },
      publicStep: 'Did you get what you asked for?',
    });
    await flow.complete(number, 'Task_Accept', 'hugo', { accepted: true });

    expect(await flow.ticket(number)).toMatchObject({
      ...{ status: 'closed', publicStep: 'Closed', resolution: 'Laptop 4711', priority: 'P4', category: 'laptop' },
    });
    expect(await flow.told(number)).toEqual([
      `Hugo Herrera: We have received ${number} and are looking at it.`,
      `Hugo Herrera: Your request ${number} was approved.`,
      `Hugo Herrera: ${number} "A laptop" needs your answer.`,
      `Hugo Herrera: ${number} is resolved. Thank you for your help.`,
    ]);
  });

  it('is refused with a reason', async () => {
    const number = await flow.report('A golden laptop', laptop);
    const { key } = await flow.task(number, 'Task_Approve', 'greta');
    const silent = await flow.relevo
      .as('greta')
      .post(`/api/tasks/${key}/complete`, { values: { decision: 'rejected' } });
    expect(silent.status).toBe(400);

    await flow.complete(number, 'Task_Approve', 'greta', { decision: 'rejected', decisionReason: 'Too shiny' });
    expect(await flow.ticket(number)).toMatchObject({
      ...{ status: 'closed', publicStep: 'Not approved', resolution: 'Too shiny', tasks: [] },
    });
    expect((await flow.told(number)).at(-1)).toContain('was not approved');
  });

  it('waits for the supplier until the delivery arrives', async () => {
    const number = await approved('A special laptop');
    await flow.complete(number, 'Task_Fulfil', 'bruno', { supply: 'ordered', fulfilment: 'Ordered' });
    expect(await flow.at(number)).toMatchObject({
      ...{ status: 'waiting-supplier', publicStep: 'We are waiting for our supplier', group: 'l1' },
    });
    await arrived(number);
    expect(await flow.at(number)).toMatchObject({ status: 'waiting-requester', step: 'Accept what you got' });
  });

  it('has the supplier asked after five days, as often as it needs', async () => {
    const number = await approved('A rare laptop');
    await flow.complete(number, 'Task_Fulfil', 'bruno', { supply: 'ordered', fulfilment: 'Ordered' });
    for (let round = 0; round < 2; round += 1) {
      await flow.pass(5.1);
      expect(await flow.at(number)).toMatchObject({ status: 'in-progress', step: 'Ask the supplier', group: 'l1' });
      await flow.complete(number, 'Task_Chase', 'bruno', { done: 'Called' });
      expect(await flow.at(number)).toMatchObject({ status: 'waiting-supplier' });
    }
    await arrived(number);
    expect(await flow.at(number)).toMatchObject({ step: 'Accept what you got' });
  });

  it('goes back when it is not what was asked for, reminds, and closes in silence', async () => {
    const number = await approved('A small laptop');
    await flow.complete(number, 'Task_Fulfil', 'ana', { supply: 'handed-over', fulfilment: 'A big one' });
    await flow.complete(number, 'Task_Accept', 'hugo', { accepted: false, note: 'It is big' });
    expect(await flow.at(number)).toMatchObject({ status: 'in-progress', step: 'Fulfil the request', group: 'l1' });
    await flow.complete(number, 'Task_Fulfil', 'ana', { supply: 'handed-over', fulfilment: 'A small one' });

    await flow.pass(3.1);
    expect((await flow.told(number)).at(-1)).toContain('A reminder');
    await flow.pass(7);
    expect(await flow.ticket(number)).toMatchObject({
      ...{ status: 'closed', publicStep: 'Closed, because we did not hear from you', tasks: [] },
    });
  });

  it('is decided by somebody else than the person who asked', async () => {
    const number = await flow.report('A laptop for me', laptop, 'greta');
    const { key } = await flow.task(number, 'Task_Approve');
    const own = await flow.relevo.as('greta').post(`/api/tasks/${key}/complete`, { values: { decision: 'approved' } });
    expect(own).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});
