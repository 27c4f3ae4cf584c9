import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { DeadLetterCode } from '@relevo/contracts';

/** What leaves the engine. */
export type OutboxKind = 'notification' | 'webhook';

/** A claimed row. */
export interface OutboxRow {
  readonly rootKey: Key;
  readonly key: Key;
  readonly kind: OutboxKind;
  /** Of a notification `requester` or a group's id; of a webhook its id. */
  readonly recipient: string;
  /** Null after an erasure, and where the words are not kept here. */
  readonly texts: Readonly<Record<'en' | 'es', string>> | null;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly elementId: string | null;
  readonly createdAt: Instant;
  /** When somebody wanted it sent again. */
  readonly repeatedAt: Instant | null;
  /** This one is counted. */
  readonly attempts: number;
  /** Of several people, those who have it already. */
  readonly sentTo: readonly string[];
}

/** Why something was not sent. `error` holds no address, no text and no secret: it is shown, logged and kept. */
export interface Failure {
  readonly code: DeadLetterCode;
  /** "Expected X, but Y", then the way out. */
  readonly error: string;
}

/** What became of a try. `later`: it is tried again; `rests`: nothing of the kind goes to this place meanwhile. */
export type Outcome =
  | { readonly state: 'sent' }
  | ({ readonly state: 'later'; readonly rests?: true } & Failure)
  | ({ readonly state: 'dead' } & Failure);

/** Sends one kind of row. Every try of a row carries the same idempotency key. */
export interface OutboxSender {
  readonly kind: OutboxKind;
  /** False: this engine cannot send it, and leaves it alone. */
  readonly ready: boolean;
  /** Where a row goes to, as far as resting is concerned. */
  placeOf(row: OutboxRow): string;
  /** Answers within `SENDING_TIMEOUT`; never throws for what the other side does. */
  send(row: OutboxRow): Promise<Outcome>;
}

/** The same for every try: a receiver that knows it has the message already. */
export const idempotencyKeyOf = ({ rootKey, key }: Pick<OutboxRow, 'rootKey' | 'key'>): string => `${rootKey}-${key}`;
