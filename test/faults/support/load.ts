import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, basic, HttpClient } from '../../support/http-client.js';
import type { Ledger } from './ledger.js';

interface Task {
  readonly userTaskKey: string;
}

/** Where to send the next request. */
export type Target = () => Promise<string> | string;

/** What a connection says that broke in the middle; anything else that is thrown is a finding. */
const broken = /^(fetch failed|terminated|other side closed|read ECONNRESET)$/;

/** While `work` is done; stops whatever becomes of it. */
export const underLoad = async (target: Target, ledger: Ledger, work: () => Promise<unknown>): Promise<void> => {
  const load = new Load(target, ledger);
  const running = load.run();
  try {
    await work();
  } finally {
    load.stop();
    await running;
  }
};

/** Clients that go on until they are stopped, at whichever engine lives; whatever was answered goes into the ledger. */
export class Load {
  private running = true;

  constructor(
    private readonly target: Target,
    private readonly ledger: Ledger,
  ) {}

  stop(): void {
    this.running = false;
  }

  /** All clients at once; resolves when each has stopped. */
  async run(clients = 4): Promise<void> {
    const instances = Array.from({ length: clients }, () => this.repeat((client) => this.instance(client)));
    const tickets = [1, 2].map(() => this.repeat((client) => this.ticket(client)));
    await Promise.all([...instances, ...tickets, this.repeat((client) => this.jobs(client))]);
  }

  private async repeat(work: (client: HttpClient) => Promise<void>): Promise<void> {
    while (this.running) {
      try {
        await work(new HttpClient(await this.target(), basic('administrator')));
      } catch (error) {
        // Not `instanceof`: fetch throws the TypeError of another realm.
        if (broken.test((error as Error).message)) this.ledger.unanswered += 1;
        else if (!(error instanceof Refused)) this.ledger.unexpected.push((error as Error).message);
        await pause(10);
      }
    }
  }

  private async instance(client: HttpClient): Promise<void> {
    const id = randomUUID();
    const start = { processDefinitionId: 'crash', variables: { ticket_id: id } };
    const started = await this.ask<{ processInstanceKey: string }>([200], client.post('/v2/process-instances', start));
    this.ledger.startedInstances.add(started.processInstanceKey);
    // Before its subscription is there: the message waits for it.
    const message = { name: 'arrived', correlationKey: id, timeToLive: 3_600_000, variables: { news: id } };
    const published = await this.ask<{ messageKey: string }>([200], client.post('/v2/messages/publication', message));
    this.ledger.publishedMessages.add(published.messageKey);
    await this.completeOpenTasks(client, { processInstanceKey: started.processInstanceKey });
    await this.completeOpenTasks(client, {});
  }

  private async completeOpenTasks(client: HttpClient, filter: object): Promise<void> {
    const search = { filter: { state: 'CREATED', processDefinitionId: 'crash', ...filter }, page: { limit: 3 } };
    const { items } = await this.ask<{ items: readonly Task[] }>([200], client.post('/v2/user-tasks/search', search));
    for (const { userTaskKey } of items) {
      const values = { variables: { [`done_${userTaskKey}`]: true } };
      const done = await client.post(`/v2/user-tasks/${userTaskKey}/completion`, values);
      // Others are at the same tasks.
      await this.ask([204, 404, 409], done);
      if (done.status === 204) this.ledger.completedTasks.add(userTaskKey);
    }
  }

  private async jobs(client: HttpClient): Promise<void> {
    const wanted = { type: 'check', worker: 'load', timeout: 2_000, maxJobsToActivate: 5, requestTimeout: -1 };
    const { jobs } = await this.ask<{ jobs: readonly { jobKey: string }[] }>(
      [200],
      client.post('/v2/jobs/activation', wanted),
    );
    for (const { jobKey } of jobs) {
      const done = await client.post(`/v2/jobs/${jobKey}/completion`, { variables: { checked: true } });
      // Its time was over: it has been handed out again.
      await this.ask([204, 404], done);
      if (done.status === 204) this.ledger.completedJobs.add(jobKey);
    }
    if (jobs.length === 0) await pause(20);
  }

  private async ticket(client: HttpClient): Promise<void> {
    const [unanswered] = this.ledger.unansweredReports;
    const title = unanswered ?? `Crash ${randomUUID()}`;
    // Taken by this client alone, until it is answered.
    this.ledger.unansweredReports.delete(title);
    const number = await this.report(client, title).catch((error: unknown) => {
      this.ledger.unansweredReports.add(title);
      throw error;
    });
    // From here on it is never sent again: that would open it anew if it had been lost.
    this.ledger.reportedTickets.set(title, number);
    const text = `Comment ${randomUUID()}`;
    await this.ask([200, 201], client.post(`/api/tickets/${number}/comments`, { text, visibility: 'internal' }));
    this.ledger.comments.add(text);
  }

  private async report(client: HttpClient, title: string): Promise<string> {
    const report = { processId: 'service-desk', title, description: 'It broke.' };
    const sent = client.with({ 'idempotency-key': title }).post('/api/tickets', report);
    return (await this.ask<{ number: string }>([200, 201], sent)).number;
  }

  private async ask<Body>(
    statuses: readonly number[],
    asked: Answer<unknown> | Promise<Answer<unknown>>,
  ): Promise<Body> {
    const { status, headers, body } = await asked;
    if (statuses.includes(status)) return body as Body;
    if (status !== 503 || !headers.get('retry-after')) throw new Error(`${status} ${JSON.stringify(body)}`);
    this.ledger.refused += 1;
    throw new Refused();
  }
}

/** 503 with Retry-After: nothing was done, try again. */
class Refused extends Error {}
