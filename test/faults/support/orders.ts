import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PlainAnswer, PlainClient } from './plain-client.js';

export const orderDiagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://example.org">
  <bpmn:process id="order" name="Order" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="check" />
    <bpmn:userTask id="check" /><bpmn:sequenceFlow id="f2" sourceRef="check" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;

/** What the engine said of the commands it was sent. */
export interface OrderLedger {
  readonly started: Set<string>;
  readonly published: Set<string>;
  /** 429 and 503. */
  refused: number;
  /** The connection broke: it may be there or not. */
  unanswered: number;
  /** Why, by the system's error code. */
  readonly broken: Map<string, number>;
  /** Anything else: a finding. */
  readonly unexpected: string[];
  readonly latencies: number[];
}

export const emptyOrders = (): OrderLedger => ({
  ...{ started: new Set(), published: new Set(), refused: 0, unanswered: 0 },
  ...{ unexpected: [], latencies: [], broken: new Map() },
});

export const taken = ({ started, published }: OrderLedger): number => started.size + published.size;

/** Sends one command, a new instance or, each third time, a message that waits for nobody yet. */
export class Orders {
  #count = 0;

  constructor(
    private readonly client: PlainClient,
    readonly ledger: OrderLedger,
  ) {}

  /** Whether it was taken. */
  async send(): Promise<PlainAnswer> {
    const isMessage = (this.#count += 1) % 3 === 0;
    const answer = await (isMessage ? this.#publish() : this.#start());
    this.#note(answer, isMessage);
    return answer;
  }

  /** Obeys Retry-After until it is taken; answers how often it was told to come back. */
  async sendPatiently(stopped: () => boolean): Promise<number> {
    for (let refusals = 0; ; refusals += 1) {
      const { status, retryAfter } = await this.send();
      if ((status !== 429 && status !== 503) || stopped()) return refusals;
      await pause(retryAfter * 1_000);
    }
  }

  #start(): Promise<PlainAnswer> {
    const variables = { order: randomUUID(), note: 'x'.repeat(200) };
    return this.client.post('/v2/process-instances', { processDefinitionId: 'order', variables });
  }

  #publish(): Promise<PlainAnswer> {
    const message = { name: 'paid', correlationKey: randomUUID(), timeToLive: 3_600_000, variables: { paid: true } };
    return this.client.post('/v2/messages/publication', message);
  }

  #note({ status, body, milliseconds }: PlainAnswer, isMessage: boolean): void {
    const { ledger } = this;
    if (status === 200) {
      const keys = JSON.parse(body) as { readonly processInstanceKey?: string; readonly messageKey?: string };
      const key = (isMessage ? keys.messageKey : keys.processInstanceKey) ?? '';
      (isMessage ? ledger.published : ledger.started).add(key);
      ledger.latencies.push(milliseconds);
    } else if (status === 429 || status === 503) ledger.refused += 1;
    else if (status === 0) {
      ledger.unanswered += 1;
      ledger.broken.set(body, (ledger.broken.get(body) ?? 0) + 1);
    } else ledger.unexpected.push(`${String(status)} ${body.slice(0, 200)}`);
  }
}
