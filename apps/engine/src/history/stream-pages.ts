import { recordsOf } from './record-queries.js';

/**
 * All streams one after another: those of cases, then the others. Within a kind by key, within a stream by sequence.
 * A page begins with the record that the page before ended with: for its hash.
 */
export type StreamKind = 'case' | 'other';

export interface StreamPlace {
  readonly kind: StreamKind;
  readonly streamKey: string;
  /** 0: before the stream's first record. */
  readonly sequence: number;
}

export const FIRST_PLACE: StreamPlace = { kind: 'case', streamKey: '0', sequence: 0 };

const heads: Readonly<Record<StreamKind, string>> = {
  case: `SELECT 'case:' || root_key AS stream, root_key AS stream_key, opened_month, sequence, head_hash
    FROM case_instance WHERE root_key >= $1 ORDER BY root_key LIMIT $3`,
  other: `SELECT stream, key AS stream_key, opened_month, sequence, head_hash
    FROM history_stream WHERE key >= $1 ORDER BY key LIMIT $3`,
};

/** Heads and records from a place on, at most `limit` rows; a stream that has no record has a row too. */
export const selectPage = ({ kind, streamKey, sequence }: StreamPlace, limit: number) => ({
  text: `WITH head AS (${heads[kind]})
    SELECT head.stream, head.stream_key::text, head.sequence AS head_sequence, head.head_hash, record.*
    FROM head LEFT JOIN ${recordsOf('CASE WHEN head.stream_key = $1 THEN $2::integer ELSE 1 END', '$3')}
    ORDER BY head.stream_key, record.sequence LIMIT $3`,
  values: [streamKey, Math.max(sequence, 1), limit],
});

/** Records that belong to no stream: its head is gone, or the case was removed and they were not. */
export const selectHeadless = `SELECT r.stream_key::text, min(r.sequence) AS sequence,
    EXISTS (SELECT 1 FROM case_removal m WHERE m.root_key = r.stream_key) AS removed
  FROM history_record r
  WHERE NOT EXISTS (SELECT 1 FROM case_instance c WHERE c.root_key = r.stream_key)
    AND NOT EXISTS (SELECT 1 FROM history_stream s WHERE s.key = r.stream_key)
  GROUP BY r.stream_key ORDER BY r.stream_key LIMIT 100`;

/** Tickets whose case and history are gone without a removal. */
export const selectCaseless = `SELECT t.root_key::text AS stream_key, 1 AS sequence FROM ticket t
  WHERE NOT EXISTS (SELECT 1 FROM case_instance c WHERE c.root_key = t.root_key) ORDER BY t.root_key LIMIT 100`;
