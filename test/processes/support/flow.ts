import type {
  Article,
  ArticleHit,
  Page,
  ReportedTicket,
  TaskDetail,
  TaskSummary,
  TicketDetail,
  TicketStatus,
  TimelineEntry,
  Values,
} from '@relevo/contracts';
import { Clock } from '../../../apps/engine/src/clock/clock.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

/** Where a ticket is: what staff, requester and the queues see of it. */
export interface Station {
  readonly status: TicketStatus;
  readonly step: string | null;
  readonly publicStep: string | null;
  readonly group: string | null;
  readonly holder: string | null;
}

const day = 24 * 60 * 60 * 1000;

/** People of the demo accounts on tickets of one shipped flow, through HTTP, with a clock that they can move. */
export class Flow {
  private constructor(
    readonly relevo: TestEngine,
    private readonly processId: string,
  ) {}

  static async start(processId: string): Promise<Flow> {
    return new Flow(await startEngine(), processId);
  }

  close(): Promise<void> {
    return this.relevo.close();
  }

  async report(title: string, values: Values, user = 'hugo'): Promise<string> {
    const request = { processId: this.processId, title, description: `${title}: it is like this since today.`, values };
    const { status, body } = await this.relevo.as(user).post<ReportedTicket>('/api/tickets', request);
    if (status !== 201) throw new Error(`Expected 201, but it is ${status}: ${JSON.stringify(body)}`);
    return body.number;
  }

  async ticket(number: string): Promise<TicketDetail> {
    return (await this.relevo.as('supervisor').get<TicketDetail>(`/api/tickets/${number}`)).body;
  }

  async at(number: string): Promise<Station> {
    const { status, step, publicStep, group, holder } = await this.ticket(number);
    return { status, step, publicStep, group: group?.id ?? null, holder: holder?.id ?? null };
  }

  /** The open task at one element, as somebody sees it. */
  async task(number: string, elementId: string, user = 'supervisor'): Promise<TaskDetail> {
    const client = this.relevo.as(user);
    const { items } = (await client.get<Page<TaskSummary>>(`/api/tasks?view=all&ticket=${number}`)).body;
    const found = items.find((task) => task.elementId === elementId);
    if (!found) {
      const open = items.map((task) => task.elementId).join(', ');
      throw new Error(`Expected ${number} to be at ${elementId}, but ${user} sees [${open}].`);
    }
    return (await client.get<TaskDetail>(`/api/tasks/${found.key}`)).body;
  }

  async claim(number: string, elementId: string, user: string): Promise<void> {
    const { key } = await this.task(number, elementId, user);
    const { status } = await this.relevo.as(user).post(`/api/tasks/${key}/claim`);
    expect(status).toBe(200);
  }

  async complete(number: string, elementId: string, user: string, values: Values = {}): Promise<void> {
    const { key } = await this.task(number, elementId, user);
    const { status, body } = await this.relevo.as(user).post(`/api/tasks/${key}/complete`, { values });
    if (status !== 204) throw new Error(`Expected 204 at ${elementId}, but it is ${status}: ${JSON.stringify(body)}`);
  }

  async timeline(number: string): Promise<readonly TimelineEntry[]> {
    return (await this.relevo.as('supervisor').get<TimelineEntry[]>(`/api/tickets/${number}/timeline`)).body;
  }

  /** Who was told what, oldest first: "Hugo Herrera: We have received …". */
  async told(number: string): Promise<readonly string[]> {
    const timeline = await this.timeline(number);
    return timeline.flatMap((entry) => (entry.kind === 'notification' ? [`${entry.to}: ${entry.text}`] : []));
  }

  /** Moves the clock on, through everything that comes due. */
  async pass(days: number): Promise<void> {
    const timestamp = this.relevo.engine.get<Clock>(Clock).now() + Math.round(days * day);
    const { status } = await this.relevo.as('administrator').put('/v2/clock', { timestamp });
    expect(status).toBe(204);
  }

  /** The article that somebody finds first with these words. */
  async found(user: string, words: string): Promise<Article | null> {
    const client = this.relevo.as(user);
    const { items } = (await client.get<Page<ArticleHit>>(`/api/articles?q=${encodeURIComponent(words)}`)).body;
    return items[0] ? (await client.get<Article>(`/api/articles/${items[0].key}`)).body : null;
  }
}
