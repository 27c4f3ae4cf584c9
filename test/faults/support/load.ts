import { randomUUID } from 'node:crypto';
import { basic, HttpClient } from '../../support/http-client.js';
import type { Ledger } from './ledger.js';

/**
 * Start, a task, a timer of a tenth of a second beside a message, a second task twice at the same time, and a signal at
 * the end, which starts an instance of another process.
 */
export const crashDiagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://example.org">
  <bpmn:process id="crash" name="Crash" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="first" />
    <bpmn:userTask id="first" /><bpmn:sequenceFlow id="f2" sourceRef="first" targetRef="fork" />
    <bpmn:parallelGateway id="fork" />
    <bpmn:sequenceFlow id="f3" sourceRef="fork" targetRef="wait" />
    <bpmn:sequenceFlow id="f4" sourceRef="fork" targetRef="news" />
    <bpmn:intermediateCatchEvent id="wait">
      <bpmn:timerEventDefinition id="t"><bpmn:timeDuration>PT0.1S</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="news"><bpmn:messageEventDefinition id="m" messageRef="arrived" /></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f5" sourceRef="wait" targetRef="join" />
    <bpmn:sequenceFlow id="f6" sourceRef="news" targetRef="join" />
    <bpmn:parallelGateway id="join" /><bpmn:sequenceFlow id="f7" sourceRef="join" targetRef="second" />
    <bpmn:userTask id="second"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>=2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask><bpmn:sequenceFlow id="f8" sourceRef="second" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:signalEventDefinition id="s1" signalRef="over" /></bpmn:endEvent>
  </bpmn:process>
  <bpmn:process id="heard" name="Heard" isExecutable="true">
    <bpmn:startEvent id="hear"><bpmn:signalEventDefinition id="s2" signalRef="over" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="h1" sourceRef="hear" targetRef="done" /><bpmn:endEvent id="done" />
  </bpmn:process>
  <bpmn:signal id="over" name="over" />
  <bpmn:message id="arrived" name="arrived">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=ticket_id" /></bpmn:extensionElements>
  </bpmn:message>
</bpmn:definitions>`;

interface Task {
  readonly userTaskKey: string;
  readonly processInstanceKey: string;
}

/** A client that goes on until it is stopped or its engine is gone; whatever was answered goes into the ledger. */
export class Load {
  private running = true;
  private readonly client: HttpClient;

  constructor(
    url: string,
    private readonly ledger: Ledger,
  ) {
    this.client = new HttpClient(url, basic('administrator'));
  }

  stop(): void {
    this.running = false;
  }

  /** All clients at once; resolves when each has stopped. */
  async run(): Promise<void> {
    const clients = [...Array.from({ length: 4 }, () => this.instances()), this.tickets(), this.tickets()];
    await Promise.all(clients);
  }

  private async instances(): Promise<void> {
    while (this.running) {
      await this.attempt(async () => {
        const id = randomUUID();
        const started = await this.client.post<{ processInstanceKey: string }>('/v2/process-instances', {
          processDefinitionId: 'crash',
          variables: { ticket_id: id },
        });
        if (started.status !== 200) return;
        const instance = started.body.processInstanceKey;
        this.ledger.startedInstances.add(instance);
        // Before its subscription is there: the message waits for it.
        const published = await this.client.post('/v2/messages/publication', {
          name: 'arrived',
          correlationKey: id,
          timeToLive: 3_600_000,
          variables: { news: id },
        });
        if (published.status === 200) this.ledger.publishedMessages.add(instance);
        await this.completeOpenTasks(instance);
      });
      await this.attempt(() => this.completeOpenTasks());
    }
  }

  private async completeOpenTasks(processInstanceKey?: string): Promise<void> {
    const found = await this.client.post<{ items: readonly Task[] }>('/v2/user-tasks/search', {
      filter: { state: 'CREATED', processDefinitionId: 'crash', ...(processInstanceKey && { processInstanceKey }) },
      page: { limit: 3 },
    });
    for (const { userTaskKey } of found.body.items ?? []) {
      const done = await this.client.post(`/v2/user-tasks/${userTaskKey}/completion`, {
        variables: { [`done_${userTaskKey}`]: true },
      });
      if (done.status === 204) this.ledger.completedTasks.add(userTaskKey);
    }
  }

  private async tickets(): Promise<void> {
    for (const title of this.ledger.unansweredReports) await this.attempt(() => this.report(title));
    while (this.running) {
      const title = `Crash ${randomUUID()}`;
      this.ledger.unansweredReports.add(title);
      await this.attempt(() => this.report(title));
    }
  }

  private async report(title: string): Promise<void> {
    const reported = await this.client
      .with({ 'idempotency-key': title })
      .post<{ number: string }>('/api/tickets', { processId: 'service-desk', title, description: 'It broke.' });
    if (reported.status >= 300) throw new Error(`Expected a ticket, but got ${JSON.stringify(reported.body)}`);
    this.ledger.unansweredReports.delete(title);
    this.ledger.reportedTickets.set(title, reported.body.number);
    const text = `Comment ${randomUUID()}`;
    const comment = await this.client.post(`/api/tickets/${reported.body.number}/comments`, {
      text,
      visibility: 'internal',
    });
    if (comment.status < 300) this.ledger.comments.add(text);
  }

  /** A connection that broke is the crash that is being tried; anything else is a finding. */
  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // Not `instanceof`: fetch throws the TypeError of another realm.
      if (!(error as Error).message.match(/^(fetch failed|terminated)$/)) throw error;
      this.ledger.unanswered += 1;
      this.running = false;
    }
  }
}
