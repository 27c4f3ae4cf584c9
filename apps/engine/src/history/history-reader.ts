import { Injectable } from '@nestjs/common';
import type { Instant, Json } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Database } from '../database/database.js';
import { replacePath } from './field-path.js';
import type { StreamName } from './history.js';
import { type RecordRow, selectHead, selectRecords, toContent, type ValueRow } from './record-queries.js';
import type { SealedEvent } from './sealing.js';
import { upcast } from './upcasters.js';
import { type StreamHead, type Verdict, verifyRecords } from './verification.js';

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

/** Reads and verifies streams; nothing is executed. */
@Injectable()
export class HistoryReader {
  constructor(private readonly database: Database) {}

  async readStream(stream: StreamName, { after = 0, limit = 100_000 }: StreamRange = {}): Promise<RecordedRecord[]> {
    const rows = await this.#rows(stream, after, limit);
    return rows.map((row) => open(row));
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
    const rows = await this.#rows(stream, 0, 1_000_000);
    // One statement reads records and head: a command in between would look like an end that was cut off.
    if (rows[0]) return verifyRecords(rows, { sequence: rows[0].head_sequence, head_hash: rows[0].head_hash });
    const [head] = await this.database.query<StreamHead>(selectHead, [stream]);
    return verifyRecords([], head ?? null);
  }

  #rows(stream: StreamName, after: number, limit: number): Promise<RecordRow[]> {
    return this.database.query<RecordRow>(selectRecords, [stream, after, limit]);
  }
}

const open = (row: RecordRow): RecordedRecord => {
  const content = toContent(row);
  const erased: string[] = [];
  const valuesOf = (index: number) => row.values.filter(({ event_index }) => event_index === index);
  const opened = content.events.map((event, index) => openEvent(event, valuesOf(index), erased));
  return {
    ...content,
    events: upcast(opened, content.formatVersion) as RecordedRecord['events'],
    erased,
    previousHash: content.previousHash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
};

const openEvent = (event: SealedEvent, values: readonly ValueRow[], erased: string[]): SealedEvent =>
  values.reduce<SealedEvent>((opened, { path, salt, value, event_index }) => {
    if (salt === null) erased.push(`${event_index}.${path}`);
    return replacePath(opened, path, salt === null ? null : value) as SealedEvent;
  }, event);
