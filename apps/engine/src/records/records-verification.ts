import { Injectable } from '@nestjs/common';
import type { HistoryFinding, HistoryVerification } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import type { StreamName } from '../history/history.js';
import { HistoryReader } from '../history/history-reader.js';
import { HistoryVerifier, type VerifiedPart } from '../history/history-verifier.js';
import type { StreamPlace } from '../history/stream-pages.js';
import type { Finding } from '../history/verification.js';
import { timestamp, timestampOrNull } from '../tickets/ticket-view.js';
import { keyIn } from './found-case.js';
import { removalColumns, type RemovalRow, toRemoved } from './kept-cases.js';
import { requireVerify } from './record-rights.js';
import { readPlace, writePlace } from './verification-cursor.js';

/** Records of one answer: some tenths of a second of work. */
export const VERIFIED_AT_ONCE = 2_000;
/** Between them the engine does other things. */
const STEP = 250;

/** Proves that records are as they were written, part by part. */
@Injectable()
export class RecordsVerification {
  constructor(
    private readonly verifier: HistoryVerifier,
    private readonly reader: HistoryReader,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async part(identity: Identity, cursor: string | undefined, limit: number): Promise<HistoryVerification> {
    requireVerify(identity);
    return this.nextPart(cursor === undefined ? undefined : readPlace(cursor), limit);
  }

  async nextPart(place: StreamPlace | undefined, limit: number): Promise<HistoryVerification> {
    const parts = [await this.verifier.verifyPart(place, STEP)];
    for (let next = parts[0]?.next; next && sum(parts, ({ records }) => records) < limit; next = parts.at(-1)?.next) {
      parts.push(await this.verifier.verifyPart(next, STEP));
    }
    const next = parts.at(-1)?.next ?? null;
    const since = parts.flatMap((part) => part.since ?? []);
    return {
      streams: sum(parts, ({ streams }) => streams),
      records: sum(parts, ({ records }) => records),
      findings: await this.#named(parts.flatMap(({ findings }) => findings)),
      since: timestampOrNull(since.length === 0 ? null : Math.min(...since)),
      at: timestamp(this.clock.now()),
      removed: null,
      nextCursor: next && writePlace(next),
    };
  }

  /** A ticket by its number, another stream by its name. */
  async one(identity: Identity, reference: string): Promise<HistoryVerification> {
    requireVerify(identity);
    return this.verifyOne(reference);
  }

  async verifyOne(reference: string): Promise<HistoryVerification> {
    const removed = await this.#removal(reference);
    const stream = removed ? (`case:${removed.root_key}` as const) : await this.streamOf(reference);
    const verdict = await this.reader.verifyStream(stream);
    const [first] = await this.reader.readStream(stream, { limit: 1 });
    return {
      ...{ streams: 1, records: verdict.records },
      findings: await this.#named(verdict.findings),
      since: timestampOrNull(first?.at ?? null),
      at: timestamp(this.clock.now()),
      removed: removed && toRemoved(removed),
      nextCursor: null,
    };
  }

  async streamOf(reference: string): Promise<StreamName> {
    const [found] = await this.database.query<{ stream: StreamName }>(
      `SELECT 'case:' || root_key AS stream FROM ticket WHERE number = $1
       UNION ALL SELECT 'case:' || root_key FROM case_instance WHERE root_key = $2::bigint
       UNION ALL SELECT stream FROM history_stream WHERE stream = $3`,
      [reference.toUpperCase(), keyIn(reference), reference],
    );
    if (found) return found.stream;
    throw new EngineError(
      'not-found',
      `Expected a ticket or a stream, but there is none called "${reference}". Check the number.`,
    );
  }

  async #removal(reference: string): Promise<RemovalRow | null> {
    const [row] = await this.database.query<RemovalRow>(
      `SELECT ${removalColumns} FROM case_removal WHERE number = $1 OR root_key = $2::bigint`,
      [reference.toUpperCase(), keyIn(reference)],
    );
    return row ?? null;
  }

  /** With the numbers of tickets, which people know. */
  async #named(findings: readonly Finding[]): Promise<readonly HistoryFinding[]> {
    const keys = findings.flatMap(({ stream }) => (stream.startsWith('case:') ? stream.slice(5) : []));
    const rows = await this.database.query<{ root_key: string; number: string }>(
      `SELECT root_key::text, number FROM ticket WHERE root_key = ANY($1::bigint[])
       UNION SELECT root_key::text, number FROM case_removal WHERE root_key = ANY($1::bigint[]) AND number IS NOT NULL`,
      [keys],
    );
    const numbers = new Map(rows.map(({ root_key, number }) => [`case:${root_key}`, number]));
    return findings.map(({ stream, sequence, kind, otherSequence }) => ({
      ...{ stream, number: numbers.get(stream) ?? null, sequence, kind, otherSequence: otherSequence ?? null },
    }));
  }
}

const sum = (parts: readonly VerifiedPart[], of: (part: VerifiedPart) => number): number =>
  parts.reduce((total, part) => total + of(part), 0);
