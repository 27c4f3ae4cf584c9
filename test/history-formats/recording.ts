import { type CaseSnapshot, foldCase, type Key, type ProcessEvent, toSnapshot } from '@relevo/bpmn-kernel';
import { Database } from '../../apps/engine/src/database/database.js';
import type { RecordedRecord } from '../../apps/engine/src/history/history-reader.js';
import { caseEvents } from '../../apps/engine/src/tickets/case-story.js';
import { packFormerRecords } from '../../apps/engine/src/history/packing/former-rows.js';
import { FIRST_HASH } from '../../apps/engine/src/history/record.js';
import { contentOf, type StoredRecord } from '../../apps/engine/src/history/stored-record.js';
import { storedHistory } from '../../apps/engine/src/history/testing/stored-history.js';
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
const selectHead = `SELECT root_key::text, sequence::text, entered::text, opened_at::text, opened_month, has_ticket,
  encode(head_hash, 'hex') AS head_hash FROM case_instance WHERE root_key = $1::bigint`;

/** In the form of the tables of format 1 and 2, which says everything: commitments in the events, values with salts. */
export const readRecording = async (database: Database, caseKey: Key): Promise<Omit<Recording, 'snapshots'>> => {
  const head = await database.query(selectHead, [caseKey]);
  const stored = await storedHistory(database, `case:${caseKey}`);
  const place = ({ row }: StoredRecord) => ({
    ...{ opened_month: head[0]?.['opened_month'], stream: row.stream, sequence: String(row.sequence) },
  });
  const records = stored.map((record, index) => {
    const previousHash = stored[index - 1]?.row.hash ?? FIRST_HASH;
    const { at, actor_kind, actor_id, on_behalf_of, command, definition_key, format_version, hash } = record.row;
    return {
      ...{ ...place(record), at, actor_kind, actor_id, on_behalf_of, command, definition_key, format_version },
      events: contentOf(record, previousHash).events,
      previous_hash: previousHash.toString('hex'),
      hash: hash.toString('hex'),
    };
  });
  const values = stored.flatMap((record) =>
    record.values.map(({ eventIndex, path, kept }) => ({
      ...{ ...place(record), event_index: eventIndex, path },
      ...{ salt: kept?.salt.toString('hex') ?? null, value: kept?.value ?? null },
    })),
  );
  return { caseKey, head, records, values };
};

const formerTables = [
  `CREATE TABLE former_history_record (opened_month integer, stream text, sequence bigint, at bigint, actor_kind text,
    actor_id text, on_behalf_of text, command text, definition_key bigint, format_version smallint, events jsonb,
    hash bytea)`,
  `CREATE TABLE former_history_value (opened_month integer, stream text, sequence bigint, event_index integer,
    path text, salt bytea, value jsonb)`,
  'CREATE TABLE history_value (opened_month integer, stream_key bigint, sequence integer, packed bytea)',
];

/** What the migration of values into records does. */
const takeInValues = `UPDATE history_record r SET "values" = v.packed FROM history_value v
  WHERE v.stream_key = r.stream_key AND v.sequence = r.sequence`;

const insertions = {
  head: `INSERT INTO case_instance (root_key, sequence, entered, opened_at, opened_month, has_ticket, head_hash)
    SELECT root_key, sequence, entered, opened_at, opened_month, has_ticket, decode(head_hash, 'hex')
    FROM jsonb_to_recordset($1) AS r (root_key bigint, sequence bigint, entered bigint, opened_at bigint,
      opened_month integer, has_ticket boolean, head_hash text)`,
  records: `INSERT INTO former_history_record (opened_month, stream, sequence, at, actor_kind, actor_id, on_behalf_of,
      command, definition_key, format_version, events, hash)
    SELECT opened_month, stream, sequence, at, actor_kind, actor_id, on_behalf_of, command, definition_key,
      format_version, events, decode(hash, 'hex')
    FROM jsonb_to_recordset($1) AS r (opened_month integer, stream text, sequence bigint, at bigint, actor_kind text,
      actor_id text, on_behalf_of text, command text, definition_key bigint, format_version smallint, events jsonb,
      hash text)`,
  values: `INSERT INTO former_history_value (opened_month, stream, sequence, event_index, path, salt, value)
    SELECT opened_month, stream, sequence, event_index, path, decode(salt, 'hex'), value
    FROM jsonb_to_recordset($1) AS r (opened_month integer, stream text, sequence bigint, event_index integer,
      path text, salt text, value jsonb)`,
} as const;

/** Puts a recorded stream into empty tables as the migration of packed history does with what an installation has. */
export const restoreRecording = (database: Database, recording: Recording): Promise<void> =>
  database.transaction(async (tx) => {
    for (const text of formerTables) await tx.query(text);
    for (const part of ['head', 'records', 'values'] as const) {
      await tx.query(insertions[part], [JSON.stringify(recording[part])]);
    }
    await packFormerRecords(tx, [0, '', '0']);
    await tx.query(takeInValues);
    await tx.query('DROP TABLE former_history_record, former_history_value, history_value');
  });

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
