import type { DeadLetter, Page, ReportedTicket, TimelineEntry } from '@relevo/contracts';
import { Database } from '../../../apps/engine/src/database/database.js';
import type { TestEngine, TestEngineOptions } from '../../support/engine.js';
import type { MailServer } from '../../support/mail-server.js';
import { storedHistory } from '../../../apps/engine/src/history/testing/stored-history.js';

export const minutes = 60_000;

export const mailing = (server: MailServer): TestEngineOptions => ({
  mail: { smtpUrl: server.url, from: 'Service desk <desk@example.org>' },
  publicUrl: 'http://desk.example.org',
});

interface Row {
  readonly state: string;
  readonly attempts: number;
  readonly error_code: string | null;
  readonly error: string | null;
}

/** Asks until it holds: what is sent is sent beside the answers of the engine. */
export const until = async <T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> => {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
  }
};

/** People and administrators, as far as what leaves the engine goes. */
export class OutboxDesk {
  constructor(private readonly relevo: TestEngine) {}

  /** An agent reports for somebody without an account. */
  async report(title: string, mail = 'nora@example.org', name = 'Nora Nobody'): Promise<ReportedTicket> {
    const { status, body } = await this.relevo.as('agent').post<ReportedTicket>('/api/tickets', {
      ...{ processId: 'service-desk', title, description: 'Since noon', values: { category: 'other' } },
      contact: { name, mail },
    });
    if (status !== 201) throw new Error(`Expected 201, got ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** The notifications of a case, oldest first. */
  rows(caseKey: string, kind = 'notification'): Promise<Row[]> {
    return this.relevo.engine
      .get(Database)
      .query<Row & object>(
        'SELECT state, attempts, error_code, error FROM outbox WHERE root_key = $1 AND kind = $2 ORDER BY age',
        [caseKey, kind],
      );
  }

  /** `saying`: words of the failure; a try that goes on still shows the failure before it. */
  async settled(caseKey: string, expected: Partial<Row> & { readonly saying?: string }, kind = 'notification') {
    const { saying = '', ...columns } = expected;
    const fits = (row: Row): boolean =>
      (row.error ?? '').includes(saying) &&
      Object.entries(columns).every(([field, value]) => row[field as keyof Row] === value);
    await until(
      () => this.rows(caseKey, kind),
      (rows) => rows.some(fits),
    );
  }

  async notifications(number: string): Promise<readonly Extract<TimelineEntry, { kind: 'notification' }>[]> {
    const { body } = await this.relevo.as('agent').get<TimelineEntry[]>(`/api/tickets/${number}/timeline`);
    return body.flatMap((entry) => (entry.kind === 'notification' ? [entry] : []));
  }

  async deadLetters(query = ''): Promise<readonly DeadLetter[]> {
    const path = `/api/operations/dead-letters${query}`;
    return (await this.relevo.as('administrator').get<Page<DeadLetter>>(path)).body.items;
  }

  /** From wherever the clock stands. */
  async later(milliseconds: number): Promise<void> {
    const [row] = await this.relevo.engine
      .get(Database)
      .query<{ pinned_at: string | null }>('SELECT pinned_at::text FROM clock');
    const now = Number(row?.pinned_at ?? Date.now());
    const { status } = await this.relevo.as('administrator').put('/v2/clock', { timestamp: now + milliseconds });
    if (status !== 204) throw new Error(`Expected 204, got ${status}`);
  }

  /** Acts on webhooks and dead letters as the administration's history has them. */
  async recorded(command: string): Promise<readonly { readonly actor_id: string; readonly events: unknown }[]> {
    const records = await storedHistory(this.relevo.engine.get(Database), 'administration');
    return records
      .filter(({ row }) => row.command === command)
      .map(({ row, bareEvents }) => ({ actor_id: row.actor_id, events: bareEvents }));
  }
}

/** Start, somebody is told, end. */
export const telling = (id: string, to: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://example.org">
  <bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="told" />
    <bpmn:intermediateThrowEvent id="told" name="Somebody is told">
      <bpmn:extensionElements>
        <zeebe:properties><zeebe:property name="relevo:notify" value="${to}" /></zeebe:properties>
      </bpmn:extensionElements>
    </bpmn:intermediateThrowEvent>
    <bpmn:sequenceFlow id="f2" sourceRef="told" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;
