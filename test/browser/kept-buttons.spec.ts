import type { Draft, DraftCheck, ReportedTicket, TaskDetail, TicketDetail } from '@relevo/contracts';
import { soon } from '../support/soon.js';
import { decidingFlow } from './deciding-flow.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';

const choices = ['It helps', 'It does not'];

describe('a step drawn between a task and the decision that its buttons take', () => {
  const at = atTheModeler(ProcessOwner);

  const api = () => at.relevo.as('process-owner');
  const begin = async (id: string): Promise<Draft> => {
    const files = { [`${id}.bpmn`]: decidingFlow(id) };
    const { body } = await api().post<Draft>('/api/drafts', { name: id, files });
    await at.owner.open(body);
    return body;
  };
  const xmlOf = async ({ id, name }: Draft): Promise<string> =>
    (await api().get<Draft>(`/api/drafts/${id}`)).body.files[`${name}.bpmn`] ?? '';
  const holds = (draft: Draft, text: string, there = true) =>
    at.owner.changed(async () => (await xmlOf(draft)).includes(text) === there);
  const publish = async ({ id }: Draft): Promise<void> => {
    await at.owner.kept();
    const check = (await api().post<DraftCheck>(`/api/drafts/${id}/check`)).body;
    expect(check).toEqual({ findings: [], answered: [], publishable: true });
    const { revision } = (await api().get<Draft>(`/api/drafts/${id}`)).body;
    expect((await api().post(`/api/drafts/${id}/publish`, { revision, note: 'Drawn' })).status).toBe(200);
  };
  const report = async (processId: string): Promise<string> => {
    const request = { processId, title: 'Broken', description: 'It is broken', values: {} };
    return (await at.relevo.as('hugo').post<ReportedTicket>('/api/tickets', request)).body.number;
  };
  const ticket = async (number: string) =>
    (await at.relevo.as('supervisor').get<TicketDetail>(`/api/tickets/${number}`)).body;
  const taskOf = async (number: string): Promise<TaskDetail> => {
    const [task] = (await ticket(number)).tasks;
    return (await at.relevo.as('demo').get<TaskDetail>(`/api/tasks/${task?.key ?? ''}`)).body;
  };
  const press = async (number: string, button: string): Promise<void> => {
    const { key, form } = await taskOf(number);
    const values = form.buttons.find(({ label }) => label === button)?.values;
    expect([button, values]).toEqual([button, expect.any(Object)]);
    expect((await at.relevo.as('demo').post(`/api/tasks/${key}/complete`, { values })).status).toBe(204);
  };

  it('leaves the task its buttons; who does the step has only Done, and what was chosen decides', async () => {
    const draft = await begin('between');
    await at.owner.appendStep('Task_First', 'Task for Second line');
    await at.owner.nameIt('Write it down');
    await holds(draft, 'name="relevo:decides" value="helps"');
    expect(await xmlOf(draft)).toContain('name="relevo:decides" value="nothing"');
    await publish(draft);

    for (const [chosen, status] of [
      ['It helps', 'closed'],
      ['It does not', 'cancelled'],
    ] as const) {
      const number = await report('between');
      expect((await taskOf(number)).form.buttons.map(({ label }) => label)).toEqual(choices);
      await press(number, chosen);
      const written = await taskOf(number);
      expect([written.label, written.form.buttons.map(({ label }) => label)]).toEqual(['Write it down', ['Done']]);
      await press(number, 'Done');
      expect((await ticket(number)).status).toBe(status);
    }
  });

  it('holds for a whole pattern, goes with one undo, and another decision is chosen in the panel', async () => {
    const draft = await begin('pattern');
    await at.owner.appendStep('Task_First', 'Approve');
    await at.owner.page.keyboard.press('Escape');
    await holds(draft, 'name="relevo:decides" value="helps"');
    await at.owner.page.getByRole('button', { name: 'Undo' }).click();
    await holds(draft, 'relevo:decides', false);
    await at.owner.page.getByRole('button', { name: 'Redo' }).click();
    await holds(draft, 'relevo:decides');

    await at.owner.element('Task_First').click();
    const decision = at.owner.page.getByRole('combobox', { name: 'Which decision its buttons take' });
    await soon(async () => expect(await decision.inputValue()).toBe('helps'));
    await decision.selectOption({ label: 'None: there is only “Done”' });
    await holds(draft, 'name="relevo:decides" value="nothing"');
    await decision.selectOption({ label: 'Does it help?' });
    await holds(draft, 'name="relevo:decides" value="helps"');
    await publish(draft);
    const number = await report('pattern');
    await press(number, 'It does not');
    const { key } = await taskOf(number);
    await at.relevo.as('greta').post(`/api/tasks/${key}/complete`, { values: { decision: 'approved' } });
    expect((await ticket(number)).status).toBe('cancelled');
  });
});
