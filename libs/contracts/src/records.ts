import type { PersonRef } from './people.js';
import type { Timestamp } from './tickets.js';

/** What is wrong at a place of a stream. */
export type HistoryFindingKind =
  | 'record-missing'
  | 'record-swapped'
  | 'record-changed'
  | 'values-missing'
  | 'end-missing'
  | 'record-added'
  | 'head-changed'
  | 'head-missing'
  | 'removed-but-there';

export interface HistoryFinding {
  readonly stream: string;
  /** The ticket's number, where the stream is a ticket's. */
  readonly number: string | null;
  readonly sequence: number;
  readonly kind: HistoryFindingKind;
  /** Of a swapped record: whose place it belongs to. */
  readonly otherSequence: number | null;
}

/** GET /api/history/verification: a part of all streams, or one ticket's (`?ticket=`). */
export interface HistoryVerification {
  /** Streams that were gone through to their end in this part. */
  readonly streams: number;
  readonly records: number;
  readonly findings: readonly HistoryFinding[];
  /** The earliest record of this part. */
  readonly since: Timestamp | null;
  readonly at: Timestamp;
  /** Of one ticket: it was removed, as the administration's stream says. */
  readonly removed: RemovedCase | null;
  /** null: everything was verified. */
  readonly nextCursor: string | null;
}

/** What is left of a removed case: the administration's record of it. */
export interface RemovedCase {
  readonly number: string | null;
  readonly caseKey: string;
  readonly removedAt: Timestamp;
  /** Hexadecimal: the hash of its last record. */
  readonly headHash: string;
  readonly records: number;
  /** Sequence in the stream `administration`. */
  readonly recorded: number;
}

export interface LegalHold {
  readonly by: PersonRef;
  readonly at: Timestamp;
  readonly reason: string;
}

/** GET /api/history/cases: ended cases and those that are held. */
export interface KeptCase {
  readonly caseKey: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly openedAt: Timestamp;
  readonly endedAt: Timestamp | null;
  /** null: kept for ever. */
  readonly removalAt: Timestamp | null;
  readonly erasedAt: Timestamp | null;
  readonly records: number;
  readonly hold: LegalHold | null;
}

export interface KeptCases {
  readonly items: readonly KeptCase[];
  readonly nextCursor: string | null;
  /** Days between a case's end and its removal; null: kept for ever. */
  readonly retentionDays: number | null;
  readonly removed: readonly RemovedCase[];
}

export interface ReasonGiven {
  readonly reason: string;
}

/** Whose values: of one ticket, or of every ticket of a person (account name, mail address). */
export interface ErasureOf {
  readonly ticket?: string;
  readonly requester?: string;
}

export interface ErasureRequest extends ErasureOf, ReasonGiven {
  /** As many tickets as the preview showed: more or fewer, and nothing is erased. */
  readonly expected: number;
}

export interface ErasureItem {
  readonly number: string;
  readonly title: string;
  /** Values in the history that are still there. */
  readonly values: number;
  readonly comments: number;
  /** Why it cannot be erased now. */
  readonly refused: 'open' | 'held' | null;
  readonly erasedAt: Timestamp | null;
}

export interface ErasurePreview {
  readonly items: readonly ErasureItem[];
}

export interface ErasureDone {
  readonly tickets: number;
  readonly values: number;
}
