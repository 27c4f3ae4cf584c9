import type { HistoryFinding, HistoryVerification } from '@relevo/contracts';
import type { StreamName } from '../history/history.js';
import type { HistoryReader } from '../history/history-reader.js';
import type { RecordsVerification } from './records-verification.js';
import { readPlace } from './verification-cursor.js';

export interface VerifyOptions {
  /** A ticket's number, a case's key or a stream's name; null: everything. */
  readonly reference: string | null;
  readonly json: boolean;
}

const PART = 2_000;
const EXPORTED_AT_ONCE = 500;

const words: Readonly<Record<HistoryFinding['kind'], (finding: HistoryFinding) => string>> = {
  'record-missing': () => 'the record is missing',
  'record-swapped': ({ otherSequence }) => `the record is that of ${otherSequence ?? '?'}: two were swapped`,
  'record-changed': () => 'the record or one of its values was changed',
  'values-missing': () => 'its values are missing, and were not erased',
  'end-missing': () => 'the records from here to the end are missing',
  'record-added': () => 'a record was added behind the end',
  'head-changed': () => 'the hash that the stream ends with is not its last record’s',
  'head-missing': () => 'what the stream belongs to is missing, and was not removed by anybody',
  'removed-but-there': () => 'the case was removed, but records of it are there',
};

export const tellFinding = (finding: HistoryFinding): string =>
  `BROKEN  ${finding.number ?? finding.stream}, record ${finding.sequence}: ${words[finding.kind](finding)}`;

/** `npm run verify`: says what it found, and whether everything is whole. */
export class VerifyCommand {
  constructor(
    private readonly verification: RecordsVerification,
    private readonly reader: HistoryReader,
    private readonly say: (line: string) => void,
  ) {}

  async verify({ reference, json }: VerifyOptions): Promise<boolean> {
    let [streams, records, broken, since] = [0, 0, 0, ''];
    for await (const part of this.#parts(reference)) {
      streams += part.streams;
      records += part.records;
      broken += part.findings.length;
      since = [since, part.since ?? ''].filter((at) => at !== '').sort()[0] ?? '';
      for (const finding of part.findings) this.say(json ? JSON.stringify(finding) : tellFinding(finding));
      if (part.removed && !json)
        this.say(`Removed ${part.removed.removedAt}: record ${part.removed.recorded} of administration.`);
    }
    if (json)
      this.say(JSON.stringify({ whole: broken === 0, streams, records, findings: broken, since: since || null }));
    else
      this.say(
        `${broken === 0 ? `Whole since ${since || 'now'}` : `${broken} findings`}: ${records} records of ${streams} streams.`,
      );
    return broken === 0;
  }

  /** One record a line, plain JSON, with the values that are still there. */
  async print(stream: StreamName): Promise<void> {
    for (let after = 0; ;) {
      const records = await this.reader.readStream(stream, { after, limit: EXPORTED_AT_ONCE });
      for (const record of records) this.say(JSON.stringify(record));
      const last = records.at(-1);
      if (!last || records.length < EXPORTED_AT_ONCE) return;
      after = last.sequence;
    }
  }

  async *#parts(reference: string | null): AsyncGenerator<HistoryVerification, void> {
    if (reference !== null) return yield this.verification.verifyOne(reference);
    let part = await this.verification.nextPart(undefined, PART);
    yield part;
    while (part.nextCursor !== null) {
      part = await this.verification.nextPart(readPlace(part.nextCursor), PART);
      yield part;
    }
  }
}
