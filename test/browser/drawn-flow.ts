import type { Draft, DraftCheck, TaskDetail, TicketDetail, Values } from '@relevo/contracts';
import { Clock } from '../../apps/engine/src/clock/clock.js';
import type { TestEngine } from '../support/engine.js';
import type { ProcessOwner } from './process-owner.js';
import { smallFlow } from './small-flow.js';

const day = 24 * 60 * 60 * 1000;

interface Drawn {
  readonly step: string;
  /** How many must agree, as the panel words it. */
  readonly rule?: string | undefined;
}

/** A small flow with one step drawn by a process owner, published as it is, and the people on its tickets. */
export class DrawnFlow {
  private constructor(
    private readonly relevo: TestEngine,
    private readonly processId: string,
  ) {}

  /** Appends the step behind the first task; nothing is typed, nothing else is touched. */
  static async with(owner: ProcessOwner, relevo: TestEngine, { step, rule }: Drawn): Promise<DrawnFlow> {
    const id = `${step} ${rule ?? ''}`.trim().toLowerCase().replaceAll(' ', '-');
    const client = relevo.as('process-owner');
    const files = { [`${id}.bpmn`]: smallFlow(id) };
    const draft = (await client.post<Draft>('/api/drafts', { name: step, files })).body;
    await owner.open(draft);
    await owner.appendStep('Task_First', step);
    await owner.page.keyboard.press('Escape');
    if (rule !== undefined)
      await owner.page.getByRole('combobox', { name: 'How many must agree' }).selectOption({ label: rule });
    return new DrawnFlow(relevo, id).#published(owner, draft);
  }

  /** After a change at the panel, what stands there is published. */
  async #published(owner: ProcessOwner, { id }: Draft): Promise<DrawnFlow> {
    const client = this.relevo.as('process-owner');
    await owner.changed(async () => {
      await owner.kept();
      return (await client.get<Draft>(`/api/drafts/${id}`)).body.revision > 1;
    });
    const check = (await client.post<DraftCheck>(`/api/drafts/${id}/check`)).body;
    expect(check).toEqual({ findings: [], answered: [], publishable: true });
    const { revision } = (await client.get<Draft>(`/api/drafts/${id}`)).body;
    const { status } = await client.post(`/api/drafts/${id}/publish`, { revision, note: 'Drawn' });
    expect(status).toBe(200);
    return this;
  }

  /** A ticket that the first line has attended: it is at the step now. */
  async attended(user = 'hugo'): Promise<string> {
    const request = { processId: this.processId, title: 'Please', description: 'Please help', values: {} };
    const { status, body } = await this.relevo.as(user).post<{ number: string }>('/api/tickets', request);
    expect(status).toBe(201);
    await this.complete(body.number, 'ana', 'Attend');
    return body.number;
  }

  async ticket(number: string): Promise<TicketDetail> {
    return (await this.relevo.as('supervisor').get<TicketDetail>(`/api/tickets/${number}`)).body;
  }

  /** Answers the first open task that is called so; gives the status. */
  async answer(number: string, user: string, label: string, values: Values = {}): Promise<number> {
    const { tasks } = await this.ticket(number);
    const task = tasks.find((one) => one.label === label);
    if (!task)
      throw new Error(`Expected ${number} at "${label}", but it is at ${tasks.map((one) => one.label).join(', ')}`);
    return (await this.relevo.as(user).post(`/api/tasks/${task.key}/complete`, { values })).status;
  }

  async complete(number: string, user: string, label: string, values: Values = {}): Promise<void> {
    expect([label, await this.answer(number, user, label, values)]).toEqual([label, 204]);
  }

  async formOf(number: string, user: string): Promise<TaskDetail> {
    const [task] = (await this.ticket(number)).tasks;
    return (await this.relevo.as(user).get<TaskDetail>(`/api/tasks/${task?.key ?? ''}`)).body;
  }

  async told(number: string): Promise<readonly string[]> {
    const client = this.relevo.as('supervisor');
    const { body } = await client.get<readonly { kind: string; text?: string }[]>(`/api/tickets/${number}/timeline`);
    return body.flatMap(({ kind, text }) => (kind === 'notification' && text !== undefined ? [text] : []));
  }

  async pass(days: number): Promise<void> {
    const timestamp = this.relevo.engine.get<Clock>(Clock).now() + Math.round(days * day);
    const { status } = await this.relevo.as('administrator').put('/v2/clock', { timestamp });
    expect(status).toBe(204);
  }

  async message(name: string, correlationKey: string): Promise<void> {
    const message = { name, correlationKey, timeToLive: 0 };
    expect((await this.relevo.as('administrator').post('/v2/messages/publication', message)).status).toBe(200);
  }
}
