import type { Json } from '@relevo/bpmn-kernel';
import { commitmentOf } from '../canonical-json.js';
import { readPath, replacePath } from '../field-path.js';
import type { StreamName } from '../history.js';
import type { SealedEvent } from '../sealing.js';
import { packEvents } from './packed-events.js';
import { packRemaining, type RecordedValue } from './packed-values.js';

/** A record as it was stored before `PackedHistory`: a row per value, commitments in the events. */
interface FormerRecord {
  readonly opened_month: number;
  readonly stream: StreamName;
  readonly stream_key: string;
  readonly sequence: string;
  readonly at: string;
  readonly events: readonly SealedEvent[];
  readonly values: readonly FormerValue[];
}

interface FormerValue {
  readonly event_index: number;
  readonly path: string;
  /** Hexadecimal; null: erased. */
  readonly salt: string | null;
  readonly value: Json;
}

/** A transaction, or what runs a migration. */
interface Queries {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Of a former record: month, stream, sequence. */
export type FormerPlace = readonly [number, string, string];

const GROUP = 1_000;

const selectFormer = `SELECT r.opened_month, r.stream, r.sequence::text, r.at::text, r.events,
    CASE WHEN r.stream LIKE 'case:%' THEN substr(r.stream, 6) ELSE
      (SELECT key::text FROM history_stream s WHERE s.stream = r.stream) END AS stream_key,
    coalesce((SELECT json_agg(json_build_object('event_index', event_index, 'path', path, 'salt', encode(salt, 'hex'),
        'value', value) ORDER BY event_index, path)
      FROM former_history_value v
      WHERE v.opened_month = r.opened_month AND v.stream = r.stream AND v.sequence = r.sequence), '[]') AS values
  FROM former_history_record r WHERE (r.opened_month, r.stream, r.sequence) > ($1, $2, $3)
  ORDER BY r.opened_month, r.stream, r.sequence LIMIT ${GROUP}`;

const insertRecord = `INSERT INTO history_record (opened_month, stream_key, sequence, at, actor_kind, actor_id,
    on_behalf_of, command, definition_key, format_version, value_count, events, hash)
  SELECT f.opened_month, p.stream_key, f.sequence, f.at, f.actor_kind, f.actor_id, f.on_behalf_of, f.command,
    f.definition_key, f.format_version, p.value_count, p.events, f.hash
  FROM unnest($1::integer[], $2::text[], $3::bigint[], $4::bigint[], $5::integer[], $6::bytea[])
    AS p (opened_month, stream, sequence, stream_key, value_count, events)
  JOIN former_history_record f
    ON f.opened_month = p.opened_month AND f.stream = p.stream AND f.sequence = p.sequence`;

const insertValues = `INSERT INTO history_value (opened_month, stream_key, sequence, packed)
  SELECT * FROM unnest($1::integer[], $2::bigint[], $3::integer[], $4::bytea[])`;

/** The next former records in their new form; answers the last one's place, null when none was left. */
export const packFormerRecords = async (runner: Queries, after: FormerPlace): Promise<FormerPlace | null> => {
  const records = (await runner.query(selectFormer, [...after])) as FormerRecord[];
  const last = records.at(-1);
  if (!last) return null;
  await runner.query(insertRecord, [
    records.map(({ opened_month }) => opened_month),
    records.map(({ stream }) => stream),
    records.map(({ sequence }) => sequence),
    records.map(({ stream_key }) => stream_key),
    records.map(({ values }) => values.length),
    records.map((record) => packEvents({ stream: record.stream, at: Number(record.at) }, bareEvents(record))),
  ]);
  const valued = records.filter(({ values }) => values.length > 0);
  await runner.query(insertValues, [
    valued.map(({ opened_month }) => opened_month),
    valued.map(({ stream_key }) => stream_key),
    valued.map(({ sequence }) => sequence),
    valued.map((record) => packRemaining(recordedValues(record))),
  ]);
  return [last.opened_month, last.stream, last.sequence];
};

const bareEvents = ({ events, values }: FormerRecord): readonly SealedEvent[] => {
  const bare = [...events];
  for (const { event_index, path } of values) {
    const event = bare[event_index];
    if (event) bare[event_index] = replacePath(event, path, 0) as SealedEvent;
  }
  return bare;
};

/** Of an erased value the event still says the commitment. */
const recordedValues = ({ events, values }: FormerRecord): readonly RecordedValue[] =>
  values.map(({ event_index, path, salt, value }) => {
    const bytes = salt === null ? null : Buffer.from(salt, 'hex');
    const committed = readPath(events[event_index], `${path}.commitment`) as string;
    return {
      eventIndex: event_index,
      path,
      kept: bytes && { salt: bytes, value },
      commitment: () => (bytes ? commitmentOf(bytes, value) : committed),
    };
  });
