import type { Statement } from '../execution/executor.js';
import type { SealedRecord } from './record.js';

const insertRecord = `INSERT INTO history_record
    (opened_month, stream, sequence, at, actor_kind, actor_id, on_behalf_of, command, definition_key, format_version,
     events, previous_hash, hash)
  SELECT * FROM unnest($1::integer[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::bigint[], $10::smallint[], $11::jsonb[], $12::bytea[], $13::bytea[])`;

const insertValue = `INSERT INTO history_value (opened_month, stream, sequence, event_index, path, salt, value)
  SELECT * FROM unnest($1::integer[], $2::text[], $3::bigint[], $4::integer[], $5::text[], $6::bytea[], $7::jsonb[])`;

/** Records and their values, whatever their streams, in at most two statements. */
export const insertRecords = (records: readonly SealedRecord[]): readonly Statement[] => {
  const values = records.flatMap((record) => record.values.map((value) => ({ record, value })));
  const statements: Statement[] = [{ text: insertRecord, values: recordColumns(records) }];
  if (values.length > 0) {
    statements.push({
      text: insertValue,
      values: [
        values.map(({ record }) => record.openedMonth),
        values.map(({ record }) => record.stream),
        values.map(({ record }) => record.sequence),
        values.map(({ value }) => value.eventIndex),
        values.map(({ value }) => value.path),
        values.map(({ value }) => value.salt),
        values.map(({ value }) => JSON.stringify(value.value)),
      ],
    });
  }
  return statements;
};

const recordColumns = (records: readonly SealedRecord[]): readonly unknown[] => [
  records.map((record) => record.openedMonth),
  records.map((record) => record.stream),
  records.map((record) => record.sequence),
  records.map((record) => record.at),
  records.map((record) => record.actor.kind),
  records.map((record) => record.actor.id),
  records.map((record) => record.actor.onBehalfOf ?? null),
  records.map((record) => record.command),
  records.map((record) => record.definitionKey),
  records.map((record) => record.formatVersion),
  records.map((record) => JSON.stringify(record.events)),
  records.map((record) => record.previousHash),
  records.map((record) => record.hash),
];
