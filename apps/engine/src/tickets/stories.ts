import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { NotificationDelivery, PersonRef, TaskDetail, TimelineEntry } from '@relevo/contracts';
import { Catalogue } from '../catalogue/catalogue.js';
import { Database } from '../database/database.js';
import { HistoryReader, type RecordedRecord } from '../history/history-reader.js';
import { TaskForms } from '../user-tasks/task-forms.js';
import { labelOf, tellStory, type StoryFact } from './case-story.js';
import type { DefinitionLookup } from './derive-ticket.js';
import { labelledForm } from './labelled-values.js';
import { TicketFinder } from './ticket-finder.js';
import type { TicketState } from './ticket-state.js';
import { tellTimeline, type Teller } from './timeline.js';
import { timestamp, type Reader, type TicketRow } from './ticket-view.js';

/** The ticket's own facts from its row. */
export const toTicket = (row: TicketRow): TicketState => ({
  caseKey: row.root_key as Key,
  number: row.number,
  title: row.title,
  description: row.description,
  requesterId: row.requester_id,
  requesterName: row.requester_name,
  requesterMail: row.requester_mail,
  processInstanceKey: row.process_instance_key as Key,
  openedAt: Number(row.opened_at),
});

/** Tells what happened to a case from its records, in the words of whoever reads it. */
@Injectable()
export class Stories {
  readonly definitionOf: DefinitionLookup = (key) => this.catalogue.definition(key)?.definition;

  constructor(
    private readonly history: HistoryReader,
    private readonly catalogue: Catalogue,
    private readonly finder: TicketFinder,
    private readonly forms: TaskForms,
    private readonly database: Database,
  ) {}

  async timeline(caseKey: Key, reader: Reader): Promise<readonly TimelineEntry[]> {
    const [records, row] = await Promise.all([this.records(caseKey), this.finder.byCase(caseKey)]);
    if (!row) return [];
    return tellTimeline(records, this.teller(toTicket(row), reader, await this.deliveriesOf(caseKey)));
  }

  /** Who gave a task and what they said: the last one that was done before it began. What staff noted stays theirs. */
  async handover(caseKey: Key, taskKey: Key, reader: Reader): Promise<TaskDetail['from']> {
    const row = reader.internal ? await this.finder.byCase(caseKey) : null;
    if (!row) return null;
    const teller = this.teller(toTicket(row), reader, new Map());
    const given = lastCompletedBefore(taskKey, tellStory(await this.records(caseKey), this.definitionOf));
    if (given?.event.type !== 'UserTaskCompleted') return null;
    return {
      by: teller.person(given.by),
      label: labelOf(given.node, given.event.elementId),
      at: timestamp(given.record.at),
      values: labelledForm(given, given.event.variables, teller.formOf(given)),
    };
  }

  records(caseKey: Key): Promise<readonly RecordedRecord[]> {
    return this.history.readStream(`case:${caseKey}`);
  }

  /** The form version that a recorded step was filled in on. */
  formOf(fact: StoryFact, reader: Reader) {
    return this.forms.of(fact.task?.formKey ?? null, fact.node, reader.language);
  }

  /** The person behind a recorded act; null: the engine itself. A link acts for the requester. */
  actorOf({ kind, id }: RecordedRecord['actor'], ticket: TicketState, reader: Reader): PersonRef | null {
    if (kind === 'engine') return null;
    return kind === 'link' || id === ticket.requesterId
      ? { id: ticket.requesterId, name: ticket.requesterName }
      : reader.person(id);
  }

  teller(ticket: TicketState, reader: Reader, deliveries: ReadonlyMap<string, NotificationDelivery>): Teller {
    return {
      ticket,
      language: reader.language,
      internal: reader.internal,
      definitionOf: this.definitionOf,
      formOf: (fact) => this.formOf(fact, reader).schema,
      person: (actor) => this.actorOf(actor, ticket, reader),
      personById: reader.person,
      groupName: reader.groupName,
      decisionName: ({ decisionKey, decisionId }) => this.catalogue.decision(decisionKey)?.decision.name ?? decisionId,
      // Whatever was to be sent has a row.
      deliveryOf: (key) => deliveries.get(key) ?? 'not-set-up',
    };
  }

  private async deliveriesOf(caseKey: Key): Promise<ReadonlyMap<string, NotificationDelivery>> {
    const rows = await this.database.query<{ key: string; state: NotificationDelivery }>(
      `SELECT key::text, state FROM outbox WHERE root_key = $1 AND kind = 'notification'`,
      [caseKey],
    );
    return new Map(rows.map(({ key, state }) => [key, state]));
  }
}

const lastCompletedBefore = (taskKey: Key, story: Iterable<StoryFact>): StoryFact | null => {
  let last: StoryFact | null = null;
  for (const fact of story) {
    if (fact.event.type === 'UserTaskCreated' && fact.event.userTask.key === taskKey) return last;
    if (fact.event.type === 'UserTaskCompleted') last = fact;
  }
  return last;
};
