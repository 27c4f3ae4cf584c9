import type { Key } from '@relevo/bpmn-kernel';
import type { Catalogue } from '../catalogue/catalogue.js';
import { bulkInsert, updateOnConflict } from '../database/bulk-insert.js';
import type { CaseChange, CaseProjection, Statement } from '../execution/executor.js';
import { deriveTicket } from './derive-ticket.js';
import { searchWords } from './search-text.js';
import { eventRows } from './ticket-event-rows.js';
import type { TicketState } from './ticket-state.js';

/** What a ticket is never changes; what is derived from its live tokens may change with every command. */
const fixed = {
  root_key: 'bigint',
  number: 'text',
  title: 'text',
  description: 'text',
  requester_id: 'text',
  requester_name: 'text',
  requester_mail: 'text',
  process_instance_key: 'bigint',
  opened_at: 'bigint',
} as const;

const derived = {
  process_id: 'text',
  definition_key: 'bigint',
  status: 'text',
  step: 'text',
  step_element_id: 'text',
  public_step: 'jsonb?',
  group_id: 'text',
  holder_id: 'text',
  priority: 'text',
  category: 'text',
  resolution: 'text',
  due_at: 'bigint',
  updated_at: 'bigint',
  closed_at: 'bigint',
  has_fault: 'boolean',
  sequence: 'bigint',
} as const;

type TicketColumns = Record<keyof typeof fixed | keyof typeof derived, unknown>;

const upsertTickets = bulkInsert<TicketColumns>(
  'ticket',
  { ...fixed, ...derived },
  updateOnConflict('root_key', Object.keys(derived)),
);

/** Apart from the ticket's row (migration 0014): none of these words ever changes, and the row does at each step. */
const insertWords = bulkInsert('ticket_words', { root_key: 'bigint', words: 'tsvector' });

const opened = (changes: readonly CaseChange[]): readonly TicketState[] =>
  changes.flatMap(({ events }) => events.flatMap((event) => (event.type === 'TicketOpened' ? [event.ticket] : [])));

/** Writes the tickets' rows with what is derived from their cases, in the transaction of every command. */
export class TicketProjection implements CaseProjection {
  constructor(private readonly catalogue: Pick<Catalogue, 'definition'>) {}

  project(changes: readonly CaseChange[]): readonly Statement[] {
    const ofTickets = changes.filter(({ ticket }) => ticket);
    const last = new Map(ofTickets.map((change) => [change.caseKey, change]));
    return [
      ...upsertTickets([...last.values()].flatMap((change) => this.rowOf(change))),
      ...insertWords(opened(ofTickets).map((ticket) => ({ root_key: ticket.caseKey, words: searchOf(ticket) }))),
      ...eventRows(ofTickets),
    ];
  }

  private rowOf({ state, ticket, at, sequence }: CaseChange): TicketColumns[] {
    if (!ticket) return [];
    const now = deriveTicket(state, (key: Key) => this.catalogue.definition(key)?.definition);
    const instance = state.instances.get(ticket.processInstanceKey);
    return [
      {
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
        status: now.status,
        step: now.step?.label ?? null,
        step_element_id: now.step?.elementId ?? null,
        public_step: now.publicStep,
        group_id: now.groupId,
        holder_id: now.holderId,
        priority: now.priority,
        category: now.category,
        resolution: now.resolution,
        due_at: now.dueAt,
        updated_at: at,
        closed_at: now.closedAt,
        has_fault: now.hasFault,
        sequence,
      },
    ];
  }
}

/** A number is found with and without its zeros. */
const searchOf = ({ number, title, description, requesterName }: TicketState): readonly string[] =>
  searchWords([number, number.replace(/-0+/, '-'), title, description, requesterName]);
