import { Injectable } from '@nestjs/common';
import type { Instant, Json } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Database } from '../database/database.js';
import type { StreamName } from './history.js';
import { FIRST_HASH } from './record.js';
import { isRecordRow, type RecordRow, selectRecords, type StreamRow } from './record-queries.js';
import { describe, fillEvents, unpackRecord } from './stored-record.js';
import { upcast } from './upcasters.js';
import { type Finding, placeOf, StreamCheck, type Verdict } from './verification.js';

/** A record with its values put back; an erased value is null and named in `erased`. */
export interface RecordedRecord {
  readonly stream: StreamName;
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: string;
  readonly definitionKey: string | null;
  readonly formatVersion: number;
  readonly events: readonly (Readonly<Record<string, Json>> & { readonly type: string })[];
  /** `<event index>.<path>` of what was erased. */
  readonly erased: readonly string[];
  /** Hexadecimal. */
  readonly previousHash: string;
  readonly hash: string;
}

export interface StreamRange {
  /** Records after this sequence; from the first unless said. */
  readonly after?: number;
  readonly limit?: number;
}

const CHUNK = 500;
/** Of a longer stream a swapped record is only called changed. */
const MOST_PLACES = 10_000;

/** Reads and verifies streams; nothing is executed. */
@Injectable()
export class HistoryReader {
  constructor(private readonly database: Database) {}

  async readStream(stream: StreamName, { after = 0, limit = 100_000 }: StreamRange = {}): Promise<RecordedRecord[]> {
    // The record before the first one is read for its hash.
    const rows = await this.#rows(stream, after, after === 0 ? limit : limit + 1);
    const records = rows.filter(isRecordRow);
    const hashes = new Map(records.map(({ sequence, hash }) => [sequence, hash]));
    return records
      .filter(({ sequence }) => sequence > after)
      .map((row) => open(row, row.sequence === 1 ? FIRST_HASH : hashes.get(row.sequence - 1)));
  }

  /** `fold` over the records of a stream, oldest first. */
  async foldStream<State>(
    stream: StreamName,
    initial: State,
    fold: (state: State, record: RecordedRecord) => State,
  ): Promise<State> {
    return (await this.readStream(stream)).reduce(fold, initial);
  }

  /** Whether the chain and every commitment hold; `brokenAt` is the first sequence that does not. */
  async verifyStream(stream: StreamName): Promise<Verdict> {
    let check: StreamCheck | null = null;
    for (let from = 1; ;) {
      // One statement reads records and head: a command in between would look like an end that was cut off.
      const rows = await this.#rows(stream, from, CHUNK);
      for (const row of rows) {
        check ??= new StreamCheck(row);
        check.take(row);
      }
      const last = rows.at(-1);
      if (!last || rows.length < CHUNK || !isRecordRow(last)) break;
      from = last.sequence + 1;
    }
    if (!check) return { whole: true, brokenAt: null, records: 0, findings: [] };
    return this.withPlaces(check.end());
  }

  /** Tells of records that do not hold whether they are another place's. */
  async withPlaces(verdict: Verdict): Promise<Verdict> {
    const [first] = verdict.findings;
    if (!first || !verdict.findings.some(({ kind }) => kind === 'record-changed')) return verdict;
    const rows = (await this.#rows(first.stream, 0, MOST_PLACES)).filter(isRecordRow);
    const hashes = new Map(rows.map(({ sequence, hash }) => [sequence, hash]));
    return { ...verdict, findings: verdict.findings.map((finding) => withPlace(finding, rows, hashes)) };
  }

  #rows(stream: StreamName, from: number, limit: number): Promise<StreamRow[]> {
    const { text, values } = selectRecords(stream, from, limit);
    return this.database.query<StreamRow>(text, values);
  }
}

const withPlace = (finding: Finding, rows: readonly RecordRow[], hashes: ReadonlyMap<number, Buffer>): Finding => {
  const row = finding.kind === 'record-changed' && rows.find(({ sequence }) => sequence === finding.sequence);
  const otherSequence = row ? placeOf(row, hashes) : null;
  return otherSequence === null ? finding : { ...finding, kind: 'record-swapped', otherSequence };
};

/** Of an erased list nothing can be told but that it is one. */
const inPlaceOf = (path: string): Json => (path === 'inputs' ? [] : null);

const open = (row: RecordRow, previousHash: Buffer | undefined): RecordedRecord => {
  const stored = unpackRecord(row);
  const erased = stored.values.filter(({ kept }) => kept === null);
  const opened = fillEvents(stored, ({ path, kept }) => (kept ? kept.value : inPlaceOf(path)));
  return {
    ...describe(row),
    events: upcast(opened, row.format_version) as RecordedRecord['events'],
    erased: erased.map(({ eventIndex, path }) => `${eventIndex}.${path}`),
    previousHash: previousHash?.toString('hex') ?? '',
    hash: row.hash.toString('hex'),
  };
};
