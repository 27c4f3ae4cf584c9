import type { Instant, Json } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import type { Statement, Transaction } from '../database/database.js';

/** `case:<key>`, `process:<bpmn process id>`, `article:<key>`, `decision:<decision id>`, `administration`. */
export type StreamName =
  `case:${string}` | `process:${string}` | `article:${string}` | `decision:${string}` | 'administration';

/** A fact to record; the fields named in `values` are committed to and kept beside the record (design §5). */
export interface HistoryEvent {
  readonly type: string;
  readonly [field: string]: Json | undefined;
}

export interface NewRecord {
  readonly stream: StreamName;
  readonly actor: Actor;
  readonly command: string;
  readonly at: Instant;
  readonly events: readonly HistoryEvent[];
  /** Dotted paths of value fields by event type. */
  readonly valueFields: Readonly<Record<string, readonly string[]>>;
  readonly definitionKey?: string;
}

/** SQL: the key of a stream to be opened. */
export const NEXT_STREAM_KEY = "nextval(pg_get_serial_sequence('history_stream', 'key'))";

/** Appends records to hash-chained streams (an injection token). */
export abstract class History {
  /** For streams that are no case: locks the stream's head, appends, all in `tx`. Answers the record's sequence. */
  abstract append(tx: Transaction, record: NewRecord): Promise<number>;
  /** The first record of a stream that nobody else can know yet; `streamKey` is one of NEXT_STREAM_KEY. */
  abstract open(streamKey: string, record: NewRecord): readonly Statement[];
}
