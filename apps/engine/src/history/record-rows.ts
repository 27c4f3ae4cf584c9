import type { Statement } from '../database/database.js';
import { packEvents } from './packing/packed-events.js';
import { packValues } from './packing/packed-values.js';
import type { SealedRecord } from './record.js';

const insertRecord = `INSERT INTO history_record
    (opened_month, stream_key, sequence, at, actor_kind, actor_id, on_behalf_of, command, definition_key,
     format_version, value_count, events, hash, "values")
  SELECT * FROM unnest($1::integer[], $2::bigint[], $3::integer[], $4::bigint[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::bigint[], $10::smallint[], $11::integer[], $12::bytea[], $13::bytea[], $14::bytea[])`;

/** Records with their values, whatever their streams, in one statement. */
export const insertRecords = (records: readonly SealedRecord[]): Statement => ({
  text: insertRecord,
  values: recordColumns(records),
});

const recordColumns = (records: readonly SealedRecord[]): readonly unknown[] => [
  records.map((record) => record.openedMonth),
  records.map((record) => record.streamKey),
  records.map((record) => record.sequence),
  records.map((record) => record.at),
  records.map((record) => record.actor.kind),
  records.map((record) => record.actor.id),
  records.map((record) => record.actor.onBehalfOf ?? null),
  records.map((record) => record.command),
  records.map((record) => record.definitionKey),
  records.map((record) => record.formatVersion),
  records.map((record) => record.values.length),
  records.map((record) => packEvents(record, record.bareEvents)),
  records.map((record) => record.hash),
  records.map(({ seed, values }) => (values.length > 0 ? packValues(seed, values) : null)),
];
