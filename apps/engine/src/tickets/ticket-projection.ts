import type { Key } from '@relevo/bpmn-kernel';
import type { CaseChange, CaseEvent, CaseProjection, Statement } from '../execution/executor.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { deriveTicket } from './derive-ticket.js';
import { searchWords } from './search-text.js';
import type { TicketState } from './ticket-state.js';

/** Writes the ticket's row with what is derived from the case, in the transaction of every command. */
export class TicketProjection implements CaseProjection {
  constructor(private readonly catalogue: Pick<Catalogue, 'definition'>) {}

  project(change: CaseChange): readonly Statement[] {
    if (!change.ticket) return [];
    return [this.ticketRow(change, change.ticket), ...change.events.flatMap((event) => rowsOf(event, change))];
  }

  private ticketRow(change: CaseChange, ticket: TicketState): Statement {
    const derived = deriveTicket(change.state, (key: Key) => this.catalogue.definition(key)?.definition);
    const instance = change.state.instances.get(ticket.processInstanceKey);
    return upsert('ticket', ['root_key'], {
      root_key: ticket.caseKey,
      number: ticket.number,
      title: ticket.title,
      description: ticket.description,
      requester_id: ticket.requesterId,
      requester_name: ticket.requesterName,
      requester_mail: ticket.requesterMail,
      process_instance_key: ticket.processInstanceKey,
      opened_at: ticket.openedAt,
      process_id: instance?.bpmnProcessId ?? '',
      definition_key: instance?.definitionKey ?? '0',
      status: derived.status,
      step: derived.step?.label ?? null,
      step_element_id: derived.step?.elementId ?? null,
      public_step: derived.publicStep && JSON.stringify(derived.publicStep),
      group_id: derived.groupId,
      holder_id: derived.holderId,
      priority: derived.priority,
      category: derived.category,
      resolution: derived.resolution,
      due_at: derived.dueAt,
      updated_at: change.at,
      closed_at: derived.closedAt,
      has_fault: derived.hasFault,
      sequence: change.sequence,
      search: searchOf(ticket),
    });
  }
}

/** A number is found with and without its zeros. */
const searchOf = ({ number, title, description, requesterName }: TicketState): readonly string[] =>
  searchWords([number, number.replace(/-0+/, '-'), title, description, requesterName]);

/** Columns whose bound value is not stored as it is. */
const stored: Readonly<Record<string, (parameter: string) => string>> = {
  search: (parameter) => `array_to_tsvector(${parameter}::text[])`,
};

const upsert = (table: string, key: readonly string[], row: Readonly<Record<string, unknown>>): Statement => {
  const columns = Object.keys(row);
  const values = columns.map((column, index) => (stored[column] ?? ((bound) => bound))(`$${index + 1}`));
  const changed = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  return {
    text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})
           ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${changed.join(', ')}`,
    values: Object.values(row),
  };
};

const rowsOf = (event: CaseEvent, change: CaseChange): readonly Statement[] => {
  switch (event.type) {
    case 'CommentAdded':
      return [
        {
          text: `INSERT INTO ticket_comment (root_key, key, sequence, author, author_name, visibility, text, at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          values: [
            change.caseKey,
            event.commentKey,
            change.sequence,
            event.author,
            event.authorName,
            event.visibility,
            event.text,
            change.at,
          ],
        },
      ];
    case 'TrackingLinkIssued':
      return [
        {
          text: `INSERT INTO tracking_link (root_key, key, token_hash, issued_at, issued_by, expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6)`,
          values: [change.caseKey, event.linkKey, event.tokenHash, change.at, change.actor.id, event.expiresAt],
        },
      ];
    case 'TrackingLinkWithdrawn':
      return [
        {
          text: 'UPDATE tracking_link SET withdrawn_at = $3 WHERE root_key = $1 AND key = $2',
          values: [change.caseKey, event.linkKey, change.at],
        },
      ];
    case 'UserTaskCompleted':
    case 'UserTaskCancelled':
      return [
        {
          text: 'DELETE FROM task_draft WHERE root_key = $1 AND task_key = $2',
          values: [change.caseKey, event.userTaskKey],
        },
      ];
    default:
      return [];
  }
};
