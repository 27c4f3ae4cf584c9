import type { Key } from '@relevo/bpmn-kernel';
import type { Statement } from '../execution/executor.js';
import type { TicketState } from './ticket-state.js';

/** The ticket's own facts as its row holds them; `bigint` comes as text. */
export interface TicketStateRow {
  readonly root_key: string;
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly requester_id: string;
  readonly requester_name: string;
  readonly requester_mail: string | null;
  readonly process_instance_key: string;
  readonly opened_at: string;
}

/** The tickets of some cases: what the executor loads together with their state. */
export const loadTickets = (caseKeys: readonly Key[]): Statement => ({
  text: `SELECT root_key::text, number, title, description, requester_id, requester_name, requester_mail,
                process_instance_key::text, opened_at::text
           FROM ticket WHERE root_key = ANY($1::bigint[])`,
  values: [caseKeys],
});

export const toTicketState = (row: TicketStateRow): TicketState => ({
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
