import type { Json } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import type { StreamName } from './history.js';
import type { RecordContent } from './record.js';
import type { SealedEvent } from './sealing.js';

/** `salt` is hexadecimal, and null once the value was erased. */
export interface ValueRow {
  readonly event_index: number;
  readonly path: string;
  readonly salt: string | null;
  readonly value: Json;
}

export interface RecordRow {
  readonly stream: StreamName;
  readonly sequence: string;
  readonly at: string;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string;
  readonly on_behalf_of: string | null;
  readonly command: string;
  readonly definition_key: string | null;
  readonly format_version: number;
  readonly events: readonly SealedEvent[];
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
  readonly values: readonly ValueRow[];
  /** Of the stream, at the very moment at which its records were read. */
  readonly head_sequence: string;
  readonly head_hash: Buffer;
}

/** The partition a stream lies in, its length and its last hash: kept on the case, else in `history_stream`. */
export const selectHead = `SELECT opened_month, sequence, head_hash FROM case_instance
    WHERE $1 LIKE 'case:%' AND root_key = CASE WHEN $1 LIKE 'case:%' THEN substr($1, 6)::bigint END
  UNION ALL
  SELECT opened_month, sequence, head_hash FROM history_stream WHERE stream = $1`;

/** Records of stream $1 after sequence $2, at most $3, each with its values. */
export const selectRecords = `WITH head AS (${selectHead})
  SELECT r.stream, r.sequence, r.at, r.actor_kind, r.actor_id, r.on_behalf_of, r.command, r.definition_key,
    r.format_version, r.events, r.previous_hash, r.hash, coalesce(v.values, '[]') AS values,
    head.sequence AS head_sequence, head.head_hash
  FROM head
  JOIN history_record r ON r.opened_month = head.opened_month AND r.stream = $1 AND r.sequence > $2
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('event_index', event_index, 'path', path,
      'salt', encode(salt, 'hex'), 'value', value) ORDER BY event_index, path) AS values
    FROM history_value
    WHERE opened_month = head.opened_month AND stream = $1 AND sequence = r.sequence
  ) v ON true
  ORDER BY r.sequence
  LIMIT $3`;

export const toContent = (row: RecordRow): RecordContent => ({
  stream: row.stream,
  sequence: Number(row.sequence),
  at: Number(row.at),
  actor: {
    kind: row.actor_kind,
    id: row.actor_id,
    ...(row.on_behalf_of !== null && { onBehalfOf: row.on_behalf_of }),
  },
  command: row.command,
  definitionKey: row.definition_key,
  formatVersion: row.format_version,
  events: row.events,
  previousHash: row.previous_hash,
});
