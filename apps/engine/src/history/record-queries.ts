import type { Actor } from '../access/identity.js';
import type { StreamName } from './history.js';
import { CASE } from './record.js';

/** Of a stream, at the very moment at which its records were read. */
export interface HeadColumns {
  readonly stream: StreamName;
  readonly stream_key: string;
  readonly head_sequence: string;
  readonly head_hash: Buffer;
}

export interface RecordColumns {
  readonly sequence: number;
  readonly at: string;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string;
  readonly on_behalf_of: string | null;
  readonly command: string;
  readonly definition_key: string | null;
  readonly format_version: number;
  readonly value_count: number;
  readonly events: Buffer;
  readonly hash: Buffer;
  /** null: no values. */
  readonly packed: Buffer | null;
}

export type RecordRow = HeadColumns & RecordColumns;

/** A stream without any record (that is still there) has a row too, whose `sequence` is null. */
export type StreamRow = HeadColumns & (RecordColumns | { readonly sequence: null });

export const isRecordRow = (row: StreamRow): row is RecordRow => row.sequence !== null;

/** The partition a stream lies in, its length and its last hash: kept on the case, else in `history_stream`. */
const caseHead = `SELECT 'case:' || root_key AS stream, root_key AS stream_key, opened_month, sequence, head_hash
    FROM case_instance WHERE root_key = $1::bigint`;
const otherHead = `SELECT stream, key AS stream_key, opened_month, sequence, head_hash
    FROM history_stream WHERE stream = $1`;

export const recordColumns = `r.sequence, r.at, r.actor_kind, r.actor_id, r.on_behalf_of, r.command, r.definition_key,
    r.format_version, r.value_count, r.events, r.hash, r."values" AS packed`;

/** Of the stream in `head`, from sequence `from`, at most `limit`. */
export const recordsOf = (from: string, limit: string): string => `LATERAL (SELECT ${recordColumns}
    FROM history_record r
    WHERE r.opened_month = head.opened_month AND r.stream_key = head.stream_key AND r.sequence >= ${from}
    ORDER BY r.sequence LIMIT ${limit}) AS record ON true`;

/** Records of a stream from sequence `from`, at most `limit`, together with the stream's head. */
export const selectRecords = (stream: StreamName, from: number, limit: number) => {
  const isCase = stream.startsWith(CASE);
  return {
    text: `WITH head AS (${isCase ? caseHead : otherHead})
      SELECT head.stream, head.stream_key::text, head.sequence AS head_sequence, head.head_hash, record.*
      FROM head LEFT JOIN ${recordsOf('$2', '$3')} ORDER BY record.sequence`,
    values: [isCase ? stream.slice(CASE.length) : stream, from, limit],
  };
};
