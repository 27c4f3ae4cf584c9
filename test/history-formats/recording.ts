import { type CaseSnapshot, foldCase, type Key, type ProcessEvent, toSnapshot } from '@relevo/bpmn-kernel';
import { Database } from '../../apps/engine/src/database/database.js';
import type { RecordedRecord } from '../../apps/engine/src/history/history-reader.js';
import { caseEvents } from '../../apps/engine/src/tickets/case-story.js';
import {
  applyTicketEvent,
  type TicketEvent,
  type TicketState,
  ticketValueFields,
} from '../../apps/engine/src/tickets/ticket-state.js';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** A case's stream as its tables held it, and what its first part and the whole of it led to when it was recorded. */
export interface Recording {
  readonly caseKey: Key;
  readonly head: Rows;
  readonly records: Rows;
  readonly values: Rows;
  /** By the number of records that were folded. */
  readonly snapshots: Readonly<Record<string, Recorded>>;
}

export interface Recorded {
  readonly ticket: unknown;
  readonly state: CaseSnapshot;
}

/** As JSON, bytes in hexadecimal and bigint as text, so that JavaScript rounds nothing. */
const selections = {
  head: `SELECT root_key::text, sequence::text, entered::text, opened_at::text, opened_month, has_ticket,
    encode(head_hash, 'hex') AS head_hash FROM case_instance WHERE root_key = $1::bigint`,
  records: `SELECT opened_month, stream, sequence::text, at::text, actor_kind, actor_id, on_behalf_of, command,
    definition_key::text, format_version, events, encode(previous_hash, 'hex') AS previous_hash,
    encode(hash, 'hex') AS hash FROM history_record WHERE stream = 'case:' || $1 ORDER BY history_record.sequence`,
  values: `SELECT opened_month, stream, sequence::text, event_index, path, encode(salt, 'hex') AS salt, value
    FROM history_value WHERE stream = 'case:' || $1 ORDER BY history_value.sequence, event_index, path`,
} as const;

export const readRecording = async (database: Database, caseKey: Key): Promise<Omit<Recording, 'snapshots'>> => ({
  caseKey,
  head: await database.query(selections.head, [caseKey]),
  records: await database.query(selections.records, [caseKey]),
  values: await database.query(selections.values, [caseKey]),
});

const insertions = {
  head: `INSERT INTO case_instance (root_key, sequence, entered, opened_at, opened_month, has_ticket, head_hash)
    SELECT root_key, sequence, entered, opened_at, opened_month, has_ticket, decode(head_hash, 'hex')
    FROM jsonb_to_recordset($1) AS r (root_key bigint, sequence bigint, entered bigint, opened_at bigint,
      opened_month integer, has_ticket boolean, head_hash text)`,
  records: `INSERT INTO history_record (opened_month, stream, sequence, at, actor_kind, actor_id, on_behalf_of, command,
      definition_key, format_version, events, previous_hash, hash)
    SELECT opened_month, stream, sequence, at, actor_kind, actor_id, on_behalf_of, command, definition_key,
      format_version, events, decode(previous_hash, 'hex'), decode(hash, 'hex')
    FROM jsonb_to_recordset($1) AS r (opened_month integer, stream text, sequence bigint, at bigint, actor_kind text,
      actor_id text, on_behalf_of text, command text, definition_key bigint, format_version smallint, events jsonb,
      previous_hash text, hash text)`,
  values: `INSERT INTO history_value (opened_month, stream, sequence, event_index, path, salt, value)
    SELECT opened_month, stream, sequence, event_index, path, decode(salt, 'hex'), value
    FROM jsonb_to_recordset($1) AS r (opened_month integer, stream text, sequence bigint, event_index integer,
      path text, salt text, value jsonb)`,
} as const;

/** Puts a recorded stream into empty tables. */
export const restoreRecording = async (database: Database, recording: Recording): Promise<void> => {
  for (const part of ['head', 'records', 'values'] as const) {
    await database.query(insertions[part], [JSON.stringify(recording[part])]);
  }
};

const isTicketEvent = (event: { readonly type: string }): event is TicketEvent =>
  Object.hasOwn(ticketValueFields, event.type);

/** What records lead to: the ticket's own facts, and the kernel's state. */
export const foldRecords = (caseKey: Key, records: readonly RecordedRecord[]) => {
  const told = records.map((record) => ({ at: record.at, events: caseEvents(record) }));
  const ticket = told
    .flatMap(({ events }) => events.filter(isTicketEvent))
    .reduce<TicketState | null>(applyTicketEvent, null);
  const steps = told.map(({ at, events }) => ({
    at,
    events: events.filter((event): event is ProcessEvent => !isTicketEvent(event)),
  }));
  return { ticket, state: toSnapshot(foldCase(caseKey, steps)) };
};

/** Rows and fields that came with format 2, as they stood where nothing had used them yet. */
const asInFormat2 = ({ ticket, state }: Recorded): Recorded => ({
  ticket,
  state: {
    ...state,
    elements: state.elements.map((row) => ({ ...row, loop: null, compensates: null, listened: 0 })),
    jobs: state.jobs.map((row) => ({ ...row, kind: 'work', listener: null })),
    userTasks: state.userTasks.map((row) => ({ ...row, pending: null })),
    ...{ signals: [], conditions: [], loopItems: [], compensations: [] },
  },
});

const newer: Readonly<Record<number, (recorded: Recorded) => Recorded>> = { 1: asInFormat2 };

/** Fields that came later, beside records whose form did not change: nothing was suspended then. */
const asNothingIsSuspended = ({ ticket, state }: Recorded): Recorded => ({
  ticket,
  state: {
    ...state,
    instances: state.instances.map((row) => ({ ...{ suspendedAt: null }, ...row })),
    timers: state.timers.map((row) => ({ ...{ remaining: null }, ...row })),
  },
});

/** A state of an earlier day in the shape of today's: nothing that it said may change, only what it could not say is added. */
export const inTodaysShape = (recorded: Recorded, formatVersion: number): Recorded => {
  const step = newer[formatVersion];
  return step ? inTodaysShape(step(recorded), formatVersion + 1) : asNothingIsSuspended(recorded);
};
