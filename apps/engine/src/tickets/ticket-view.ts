import type { Group, PersonRef, Priority, TicketStatus, TicketSummary, Timestamp } from '@relevo/contracts';
import { inLanguage, requesterGroup, type Labels } from './ticket-properties.js';

export type Language = 'en' | 'es';

export const timestamp = (at: string | number): Timestamp => new Date(Number(at)).toISOString();

export const timestampOrNull = (at: string | number | null): Timestamp | null => (at === null ? null : timestamp(at));

/** A ticket's row; `bigint` comes as text. */
export interface TicketRow {
  readonly root_key: string;
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly requester_id: string;
  readonly requester_name: string;
  readonly requester_mail: string | null;
  readonly process_instance_key: string;
  readonly process_id: string;
  readonly definition_key: string;
  readonly status: TicketStatus;
  readonly step: string | null;
  readonly public_step: Labels | null;
  readonly group_id: string | null;
  readonly holder_id: string | null;
  readonly priority: Priority | null;
  readonly category: string | null;
  readonly resolution: string | null;
  readonly opened_at: string;
  readonly updated_at: string;
  readonly due_at: string | null;
  readonly closed_at: string | null;
  readonly has_fault: boolean;
  readonly sequence: string;
  readonly age: string;
}

/** Columns of TicketRow, from `ticket t`. */
export const ticketColumns = `t.root_key::text, t.number, t.title, t.description, t.requester_id, t.requester_name,
  t.requester_mail, t.process_instance_key::text, t.process_id, t.definition_key::text, t.status, t.step,
  t.public_step, t.group_id, t.holder_id, t.priority, t.category, t.resolution, t.opened_at::text,
  t.updated_at::text, t.due_at::text, t.closed_at::text, t.has_fault, t.sequence::text, t.age::text`;

/** For whom something is written. */
export interface Reader {
  readonly language: Language;
  /** Staff read the step's own label and who holds it; requesters read public words. */
  readonly internal: boolean;
  readonly person: (id: string) => PersonRef;
  readonly groupName: (id: string) => string;
  readonly processName: (definitionKey: string) => string;
}

const requesterWord: Readonly<Record<Language, string>> = { en: 'Requester', es: 'Solicitante' };

export const groupName = (id: string, group: Group | undefined, language: Language): string =>
  id === requesterGroup ? requesterWord[language] : (group?.name ?? id);

export const groupRef = (id: string | null, reader: Reader) =>
  id === null ? null : { id, name: reader.groupName(id) };

export const toSummary = (row: TicketRow, reader: Reader): TicketSummary => ({
  number: row.number,
  caseKey: row.root_key,
  title: row.title,
  requester: { id: row.requester_id, name: row.requester_name },
  processId: row.process_id,
  processName: reader.processName(row.definition_key),
  status: row.status,
  step: reader.internal ? row.step : null,
  publicStep: row.public_step && inLanguage(row.public_step, reader.language),
  group: reader.internal ? groupRef(row.group_id, reader) : null,
  holder: reader.internal && row.holder_id !== null ? reader.person(row.holder_id) : null,
  priority: row.priority,
  openedAt: timestamp(row.opened_at),
  updatedAt: timestamp(row.updated_at),
  dueAt: timestampOrNull(row.due_at),
  closedAt: timestampOrNull(row.closed_at),
  hasFault: reader.internal && row.has_fault,
});

/** Until it has been announced, a solution is the desk's own business: requesters read it at their turn and afterwards. */
export const resolutionFor = (row: TicketRow, reader: Reader): string | null => {
  const announced = row.group_id === requesterGroup || row.status === 'resolved' || row.closed_at !== null;
  return reader.internal || announced ? row.resolution : null;
};
