import type { DraftCheck, ReportedTicket, TaskDetail, TicketDetail } from '@relevo/contracts';
import { flow } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

const way = (id: string, name: string, end: string, condition: string): string =>
  `<bpmn:sequenceFlow id="${id}" name="${name}" sourceRef="Helps" targetRef="${end}"><bpmn:conditionExpression>=helps = ${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;

/** Attend, look, then a decision over `helps`; given up ends the ticket as cancelled. */
const decided = (id: string, variable: string): string =>
  flow({
    id,
    properties: '<zeebe:property name="relevo:catalogue" value="true" />',
    task: `<zeebe:properties><zeebe:property name="relevo:decides" value="${variable}" /></zeebe:properties>`,
    more: `<bpmn:userTask id="Look" name="Look"><bpmn:extensionElements><zeebe:userTask /><zeebe:properties><zeebe:property name="relevo:decides" value="nothing" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_3</bpmn:outgoing></bpmn:userTask>
      <bpmn:exclusiveGateway id="Helps"><bpmn:incoming>Flow_3</bpmn:incoming><bpmn:outgoing>Yes</bpmn:outgoing><bpmn:outgoing>No</bpmn:outgoing></bpmn:exclusiveGateway>
      <bpmn:endEvent id="Given_up"><bpmn:extensionElements><zeebe:properties><zeebe:property name="relevo:status" value="cancelled" /></zeebe:properties></bpmn:extensionElements><bpmn:incoming>No</bpmn:incoming></bpmn:endEvent>
      <bpmn:sequenceFlow id="Flow_3" sourceRef="Look" targetRef="Helps" />
      ${way('Yes', 'It helps', 'End_1', 'true')}${way('No', 'It does not', 'Given_up', 'false')}`,
  })
    .replace('targetRef="End_1" />', 'targetRef="Look" />')
    .replace('<bpmn:endEvent id="End_1"><bpmn:incoming>Flow_2', '<bpmn:endEvent id="End_1"><bpmn:incoming>Yes')
    .replace(
      '<bpmn:flowNodeRef>End_1',
      '<bpmn:flowNodeRef>Look</bpmn:flowNodeRef><bpmn:flowNodeRef>Helps</bpmn:flowNodeRef><bpmn:flowNodeRef>Given_up</bpmn:flowNodeRef><bpmn:flowNodeRef>End_1',
    );

describe('a task that decides what is asked behind the next step', () => {
  let relevo: TestEngine;

  beforeAll(async () => {
    relevo = await startEngine();
  });

  afterAll(() => relevo.close());

  const draft = async (id: string, variable: string) => {
    const files = { [`${id}.bpmn`]: decided(id, variable) };
    return (await relevo.as('process-owner').post<{ id: string; revision: number }>('/api/drafts', { name: id, files }))
      .body;
  };
  const ticket = async (number: string) =>
    (await relevo.as('supervisor').get<TicketDetail>(`/api/tickets/${number}`)).body;
  const taskOf = async (number: string): Promise<TaskDetail> => {
    const [task] = (await ticket(number)).tasks;
    return (await relevo.as('ana').get<TaskDetail>(`/api/tasks/${task?.key ?? ''}`)).body;
  };
  const complete = (key: string, values: object) => relevo.as('ana').post(`/api/tasks/${key}/complete`, { values });

  it('has the buttons; the step between has none, and the decision reads what was chosen', async () => {
    const { id, revision } = await draft('decided', 'helps');
    const published = await relevo
      .as('process-owner')
      .post(`/api/drafts/${id}/publish`, { revision, note: 'First version' });
    expect([published.status, JSON.stringify(published.body)]).toEqual([200, expect.any(String)]);

    for (const [button, status] of [
      [{ label: 'It helps', values: { helps: true } }, 'closed'],
      [{ label: 'It does not', values: { helps: false } }, 'cancelled'],
    ] as const) {
      const request = { processId: 'decided', title: 'Please', description: 'Please help', values: {} };
      const { number } = (await relevo.as('hugo').post<ReportedTicket>('/api/tickets', request)).body;
      const attend = await taskOf(number);
      expect(attend.form.buttons).toContainEqual(button);
      expect((await complete(attend.key, { helps: 'perhaps' })).status).toBe(400);
      expect((await complete(attend.key, button.values)).status).toBe(204);

      const look = await taskOf(number);
      expect([look.label, look.form.buttons.length]).toEqual(['Look', 1]);
      // Whoever looks cannot change what was decided: their form does not declare it.
      expect((await complete(look.key, { helps: !button.values.helps })).status).toBe(400);
      expect((await complete(look.key, {})).status).toBe(204);
      expect((await ticket(number)).status).toBe(status);
    }
  });

  it('is refused where nothing decides over what it names', async () => {
    const { id } = await draft('undecided', 'works');
    const { body } = await relevo.as('process-owner').post<DraftCheck>(`/api/drafts/${id}/check`);
    expect(body).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'no-such-decision', elementId: 'Task_1' })]),
      publishable: false,
    });
  });
});
