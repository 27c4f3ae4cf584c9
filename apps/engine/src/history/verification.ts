import { contentOf, type StoredRecord, unpackRecord } from './stored-record.js';
import { FIRST_HASH, hashOf } from './record.js';
import { type HeadColumns, isRecordRow, type RecordRow, type StreamRow } from './record-queries.js';
import type { StreamName } from './history.js';

/**
 * What is wrong at a place of a stream.
 * `record-missing`: no record has this sequence. `record-swapped`: the record here is that of `otherSequence`.
 * `record-changed`: the record or one of its values is not what was written. `values-missing`: its values are gone, and
 * were not erased. `end-missing`: the last records were cut off. `record-added`: a record beyond the stream's end.
 * `head-changed`: the stream's head is not its last record. `head-missing`: records of a stream that nothing knows of.
 */
export type FindingKind =
  | 'record-missing'
  | 'record-swapped'
  | 'record-changed'
  | 'values-missing'
  | 'end-missing'
  | 'record-added'
  | 'head-changed'
  | 'head-missing'
  | 'removed-but-there';

export interface Finding {
  readonly stream: StreamName;
  /** The first record that it is about. */
  readonly sequence: number;
  readonly kind: FindingKind;
  readonly otherSequence?: number;
}

export interface Verdict {
  readonly whole: boolean;
  /** Sequence of the first record that was changed, removed or inserted; null when whole. */
  readonly brokenAt: number | null;
  readonly records: number;
  readonly findings: readonly Finding[];
}

const MOST_FINDINGS = 100;

/**
 * Goes through one stream in order and keeps nothing but the last hash: links, hashes and commitments, and that the end
 * was not cut off. After a record that does not hold, the rest is judged by the hash that stands there.
 */
export class StreamCheck {
  readonly findings: Finding[] = [];
  records = 0;
  #previous: Buffer = FIRST_HASH;
  #expected: number;
  #head: HeadColumns;
  /** The first row is only there for its hash: it was judged before. */
  #resumes: boolean;

  /** `judged`: the last sequence that was judged before; the rows begin with it. */
  constructor(head: HeadColumns, judged = 0) {
    this.#head = head;
    this.#expected = Math.max(judged, 1);
    this.#resumes = judged > 0;
  }

  get stream(): StreamName {
    return this.#head.stream;
  }

  get streamKey(): string {
    return this.#head.stream_key;
  }

  /** The last sequence that was judged. */
  get reached(): number {
    return this.#expected - 1;
  }

  /** The next row of the stream; one without a record only says how long it should be. */
  take(row: StreamRow): void {
    this.#head = row;
    if (isRecordRow(row)) this.#takeRecord(row);
  }

  end(): Verdict {
    const length = Number(this.#head.head_sequence);
    const last = this.#expected - 1;
    if (last < length) this.#find('end-missing', this.#expected);
    else if (last > length) this.#find('record-added', length + 1);
    else if (!this.#head.head_hash.equals(this.#previous)) this.#find('head-changed', last);
    return this.soFar();
  }

  /** Of a stream whose end was not reached. */
  soFar(): Verdict {
    const { findings, records } = this;
    return { whole: findings.length === 0, brokenAt: findings[0]?.sequence ?? null, records, findings };
  }

  #takeRecord(row: RecordRow): void {
    if (!this.#resumes) this.records += 1;
    if (row.sequence !== this.#expected) this.#find('record-missing', this.#expected);
    else if (!this.#resumes) this.#judge(row);
    this.#resumes = false;
    this.#expected = row.sequence + 1;
    this.#previous = row.hash;
  }

  #judge(row: RecordRow): void {
    const stored = readable(row);
    if (!stored) return this.#find('record-changed', row.sequence);
    if (stored.values.length < row.value_count) return this.#find('values-missing', row.sequence);
    if (!hashOf(contentOf(stored, this.#previous)).equals(row.hash)) this.#find('record-changed', row.sequence);
  }

  #find(kind: FindingKind, sequence: number): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push({ stream: this.stream, sequence, kind });
  }
}

const readable = (row: RecordRow): StoredRecord | null => {
  try {
    return unpackRecord(row);
  } catch {
    return null;
  }
};

/** At which place of its stream a record that does not hold would hold: the hashes before it, by sequence. */
export const placeOf = (row: RecordRow, hashes: ReadonlyMap<number, Buffer>): number | null => {
  const stored = readable(row);
  if (!stored) return null;
  for (const sequence of hashes.keys()) {
    if (sequence === row.sequence) continue;
    const before = [hashes.get(sequence - 1), hashes.get(sequence)].filter((hash) => hash !== undefined);
    if (sequence === 1) before.push(FIRST_HASH);
    const fits = before.some((hash) => hashOf({ ...contentOf(stored, hash), sequence }).equals(row.hash));
    if (fits) return sequence;
  }
  return null;
};
