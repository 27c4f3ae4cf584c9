import type { Page, ReportedTicket, TaskDetail, TaskSummary, TicketDetail, Values } from '@relevo/contracts';
import type { TestEngine } from '../../support/engine.js';

/** People at the desk, through HTTP alone. */
export class Desk {
  constructor(private readonly relevo: TestEngine) {}

  async report(title: string, user = 'requester'): Promise<ReportedTicket> {
    const { status, body } = await this.relevo.as(user).post<ReportedTicket>('/api/tickets', {
      processId: 'service-desk',
      title,
      description: `${title}, since this morning`,
      values: { category: 'printing' },
    });
    if (status !== 201) throw new Error(`Expected 201, got ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  async ticket(number: string, user = 'supervisor'): Promise<TicketDetail> {
    return (await this.relevo.as(user).get<TicketDetail>(`/api/tickets/${number}`)).body;
  }

  /** The open task of a ticket, as somebody sees it. */
  async task(number: string, user: string): Promise<TaskDetail> {
    const { body } = await this.relevo.as(user).get<Page<TaskSummary>>(`/api/tasks?view=all&ticket=${number}`);
    const [task] = body.items;
    if (!task) throw new Error(`Expected an open task of ${number} for ${user}, but there is none.`);
    return (await this.relevo.as(user).get<TaskDetail>(`/api/tasks/${task.key}`)).body;
  }

  /** Completes the open task that is called so. */
  async complete(number: string, user: string, label: string, values: Values): Promise<void> {
    const task = await this.task(number, user);
    if (task.label !== label) throw new Error(`Expected ${number} to be at "${label}", but it is at "${task.label}".`);
    const { status, body } = await this.relevo.as(user).post(`/api/tasks/${task.key}/complete`, { values });
    if (status !== 204) throw new Error(`Expected 204, got ${status}: ${JSON.stringify(body)}`);
  }

  /** Brings a ticket to the requester's test with a solution of L2. */
  async toUserTest(number: string): Promise<void> {
    await this.complete(number, 'ana', 'Attend the report', { solutionKnown: false });
    await this.complete(number, 'ana', 'Search the knowledge base', { solutionFound: false });
    await this.complete(number, 'carla', 'Investigate', { cause: 'Old driver', solution: 'Install the new driver' });
    await this.complete(number, 'ana', 'Check that it serves the user', { solutionServes: true });
  }
}
