import type { Statement } from '../database/database.js';
import { packEvents } from './packing/packed-events.js';
import { packValues } from './packing/packed-values.js';
import type { SealedRecord } from './record.js';

const insertRecord = `INSERT INTO history_record
    (opened_month, stream_key, sequence, at, actor_kind, actor_id, on_behalf_of, command, definition_key,
     format_version, value_count, events, hash)
  SELECT * FROM unnest($1::integer[], $2::bigint[], $3::integer[], $4::bigint[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::bigint[], $10::smallint[], $11::smallint[], $12::bytea[], $13::bytea[])`;

const insertValues = `INSERT INTO history_value (opened_month, stream_key, sequence, packed)
  SELECT * FROM unnest($1::integer[], $2::bigint[], $3::integer[], $4::bytea[])`;

/** Records and their values, whatever their streams, in at most two statements. */
export const insertRecords = (records: readonly SealedRecord[]): readonly Statement[] => {
  const valued = records.filter(({ values }) => values.length > 0);
  const statements: Statement[] = [{ text: insertRecord, values: recordColumns(records) }];
  if (valued.length > 0) {
    const packed = valued.map(({ seed, values }) => packValues(seed, values));
    statements.push({ text: insertValues, values: [...placeColumns(valued), packed] });
  }
  return statements;
};

const placeColumns = (records: readonly SealedRecord[]): readonly unknown[] => [
  records.map((record) => record.openedMonth),
  records.map((record) => record.streamKey),
  records.map((record) => record.sequence),
];

const recordColumns = (records: readonly SealedRecord[]): readonly unknown[] => [
  ...placeColumns(records),
  records.map((record) => record.at),
  records.map((record) => record.actor.kind),
  records.map((record) => record.actor.id),
  records.map((record) => record.actor.onBehalfOf ?? null),
  records.map((record) => record.command),
  records.map((record) => record.definitionKey),
  records.map((record) => record.formatVersion),
  records.map((record) => record.values.length),
  records.map((record) => packEvents(record.stream, record.bareEvents)),
  records.map((record) => record.hash),
];
