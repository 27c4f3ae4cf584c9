import type { Instant } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { canonicalJson, sha256 } from './canonical-json.js';
import type { StreamName } from './history.js';
import { type Sealed, type SealedEvent, seal, type ValueFields } from './sealing.js';

/** Form of records written now; a change comes with an upcaster (`upcasters.ts`). */
export const FORMAT_VERSION = 2;

/** Before the first record of a stream. */
export const FIRST_HASH = Buffer.alloc(32);

/** What the hash covers: everything but the hash itself. */
export interface RecordContent {
  readonly stream: StreamName;
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: string;
  readonly definitionKey: string | null;
  readonly formatVersion: number;
  readonly events: readonly SealedEvent[];
  readonly previousHash: Buffer;
}

/** A record ready to be written, with its values beside it. */
export interface SealedRecord extends RecordContent, Omit<Sealed, 'events'> {
  readonly streamKey: string;
  /** yyyymm, UTC, of the stream's beginning: the partition. */
  readonly openedMonth: number;
  readonly hash: Buffer;
}

export interface RecordDraft {
  readonly stream: StreamName;
  /** Of a stream that is no case (`history_stream.key`); a case's is its own key. */
  readonly streamKey?: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: string;
  readonly definitionKey: string | null;
  readonly events: readonly { readonly type: string }[];
  readonly valueFields: ValueFields;
  readonly previousHash: Buffer;
  readonly openedMonth: number;
}

export const hashOf = (record: RecordContent): Buffer =>
  sha256(
    canonicalJson({
      stream: record.stream,
      sequence: record.sequence,
      at: record.at,
      actor: record.actor,
      command: record.command,
      definitionKey: record.definitionKey,
      formatVersion: record.formatVersion,
      events: record.events,
      previousHash: record.previousHash.toString('hex'),
    }),
  );

export const sealRecord = ({ valueFields, events: open, ...draft }: RecordDraft): SealedRecord => {
  const { events, ...stored } = seal(open, valueFields);
  const content = { ...draft, formatVersion: FORMAT_VERSION, events };
  return {
    ...content,
    ...stored,
    streamKey: draft.streamKey ?? draft.stream.slice(CASE.length),
    hash: hashOf(content),
  };
};

/** What streams of cases are called before the case's key. */
export const CASE = 'case:';

/** yyyymm in UTC. */
export const monthOf = (at: Instant): number => {
  const date = new Date(at);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
};
