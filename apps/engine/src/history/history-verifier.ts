import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { HistoryReader } from './history-reader.js';
import { isRecordRow, type StreamRow } from './record-queries.js';
import {
  FIRST_PLACE,
  selectCaseless,
  selectHeadless,
  selectPage,
  type StreamKind,
  type StreamPlace,
} from './stream-pages.js';
import { type Finding, type FindingKind, StreamCheck, type Verdict } from './verification.js';

export interface VerifiedPart {
  /** Streams that were gone through to their end in this part. */
  readonly streams: number;
  readonly records: number;
  readonly findings: readonly Finding[];
  /** The earliest record of this part, epoch milliseconds; null: it has none. */
  readonly since: number | null;
  /** Where the next part begins; null: everything was verified. */
  readonly next: StreamPlace | null;
}

interface Counts {
  streams: number;
  records: number;
  since: number | null;
  readonly findings: Finding[];
}

const nextKind: Readonly<Record<StreamKind, StreamPlace | null>> = {
  case: { kind: 'other', streamKey: '0', sequence: 0 },
  other: null,
};

/** Verifies every stream part by part; memory is that of one part, whatever the history's size. */
@Injectable()
export class HistoryVerifier {
  constructor(
    private readonly database: Database,
    private readonly reader: HistoryReader,
  ) {}

  /** At most `limit` records from a place on. */
  async verifyPart(place: StreamPlace = FIRST_PLACE, limit = 500): Promise<VerifiedPart> {
    const { text, values } = selectPage(place, limit);
    const rows = await this.database.query<StreamRow>(text, values);
    const counts: Counts = { streams: 0, records: 0, since: null, findings: [] };
    const last = await this.#judge(rows, place, counts);
    // A full page may have cut its last stream: the next one begins with the record that this one ended with.
    if (last && rows.length >= limit) {
      await this.#count(last.soFar(), counts);
      return { ...counts, next: { ...place, streamKey: last.streamKey, sequence: last.reached } };
    }
    if (last) await this.#end(last, counts);
    const next = nextKind[place.kind];
    if (next === null) counts.findings.push(...(await this.#strays()));
    return { ...counts, next };
  }

  /** Answers the check of the last stream, which may go on behind these rows. */
  async #judge(rows: readonly StreamRow[], place: StreamPlace, counts: Counts): Promise<StreamCheck | null> {
    const checks: StreamCheck[] = [];
    for (const row of rows) {
      const current = checks.at(-1);
      const check = current?.streamKey === row.stream_key ? current : new StreamCheck(row, judgedIn(row, place));
      if (check !== current) checks.push(check);
      check.take(row);
      if (isRecordRow(row)) counts.since = Math.min(counts.since ?? Infinity, Number(row.at));
    }
    for (const check of checks.slice(0, -1)) await this.#end(check, counts);
    return checks.at(-1) ?? null;
  }

  async #end(check: StreamCheck, counts: Counts): Promise<void> {
    counts.streams += 1;
    await this.#count(check.end(), counts);
  }

  async #count(found: Verdict, counts: Counts): Promise<void> {
    const verdict = await this.reader.withPlaces(found);
    counts.records += verdict.records;
    counts.findings.push(...verdict.findings);
  }

  async #strays(): Promise<readonly Finding[]> {
    const headless = await this.database.query<Stray>(selectHeadless);
    const caseless = await this.database.query<Stray>(selectCaseless);
    return [
      ...headless.map((stray) => strayFinding(stray, stray.removed ? 'removed-but-there' : 'head-missing')),
      ...caseless.map((stray) => strayFinding(stray, 'head-missing')),
    ];
  }
}

const judgedIn = (row: StreamRow, place: StreamPlace): number =>
  row.stream_key === place.streamKey ? place.sequence : 0;

interface Stray {
  readonly stream_key: string;
  readonly sequence: number;
  readonly removed?: boolean;
}

const strayFinding = ({ stream_key, sequence }: Stray, kind: FindingKind): Finding => ({
  ...{ stream: `case:${stream_key}`, sequence, kind },
});
