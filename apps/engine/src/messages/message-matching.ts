import type { Instant, Key, Subscription, Variables } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import type { Statement, Transaction } from '../database/database.js';
import type { PromisedStart } from '../signals/thrown-signals.js';

export interface NewMessage {
  readonly key: Key;
  readonly name: string;
  /** Empty: taken only by start events and subscriptions without a key. */
  readonly correlationKey: string;
  readonly variables: Variables;
  /** Publishing the same id twice, while the first lives, is refused. */
  readonly messageId: string | null;
  readonly publishedAt: Instant;
  readonly expiresAt: Instant;
  readonly actor: Actor;
  /** The case that threw it; null: it came from outside. */
  readonly sender: Key | null;
}

/** Answers no row where a message with this id lives already. */
export const insertionOf = (message: NewMessage): Statement => ({
  text: `INSERT INTO message
      (key, name, correlation_key, variables, message_id, published_at, expires_at, actor_kind, actor_id, sender)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (name, correlation_key, message_id) WHERE message_id IS NOT NULL DO NOTHING
    RETURNING key`,
  values: [
    message.key,
    message.name,
    message.correlationKey,
    JSON.stringify(message.variables),
    message.messageId,
    message.publishedAt,
    message.expiresAt,
    message.actor.kind,
    message.actor.id,
    message.sender,
  ],
});

/** A subscription that will close when what it was promised arrives takes nothing else meanwhile. */
const FREE = `(NOT s.interrupting OR NOT EXISTS
    (SELECT 1 FROM message_delivery p WHERE p.subscription_key = s.key AND p.state = 'pending'))`;
const NOT_YET = `NOT EXISTS (SELECT 1 FROM message_delivery d
    WHERE d.message_key = m.key AND d.bpmn_process_id = s.bpmn_process_id)`;

const MATCH_MESSAGE = `INSERT INTO message_delivery
    (message_key, bpmn_process_id, state, root_key, process_instance_key, subscription_key)
  SELECT DISTINCT ON (s.bpmn_process_id) m.key, s.bpmn_process_id, 'pending', s.root_key, s.process_instance_key, s.key
  FROM message m
  JOIN message_subscription s ON s.message_name = m.name
    AND (s.correlation_key = m.correlation_key OR s.correlation_key IS NULL)
  WHERE m.key = $1 AND ${FREE} AND ${NOT_YET}
  ORDER BY s.bpmn_process_id, s.age
  RETURNING message_key`;

/** Promises a message to the oldest free subscription of each process id; answers a row for each. */
export const matchOf = (messageKey: Key): Statement => ({ text: MATCH_MESSAGE, values: [messageKey] });

/**
 * What was thrown together belongs together: of two messages that one step sent, the first may start the case that
 * waits for the second.
 */
const SENT_TOGETHER = `EXISTS (SELECT 1 FROM message_delivery d JOIN message f ON f.key = d.message_key
    WHERE d.root_key = s.root_key AND f.sender = m.sender AND f.published_at = m.published_at)`;

/**
 * What is taken now or never is not buffered: its publisher was told that nobody waits. The times alone do not say so: a
 * command that opens a subscription may have begun before the message came, and engines' clocks differ by milliseconds.
 */
const BUFFERED = '(m.expires_at > m.published_at AND m.expires_at > $3)';

const matchingSubscription = (correlation: string): string => `INSERT INTO message_delivery
    (message_key, bpmn_process_id, state, root_key, process_instance_key, subscription_key)
  SELECT m.key, s.bpmn_process_id, 'pending', s.root_key, s.process_instance_key, s.key
  FROM message_subscription s
  JOIN message m ON m.name = s.message_name ${correlation}
  WHERE s.root_key = $1 AND s.key = $2 AND (${BUFFERED} OR ${SENT_TOGETHER}) AND ${NOT_YET}
  ORDER BY m.age
  LIMIT $4
  RETURNING message_key`;

/** Apart, so that each is answered by an index. */
const MATCH_WITH_KEY = matchingSubscription('AND m.correlation_key = s.correlation_key');
const MATCH_ANY_KEY = matchingSubscription('');

/** A subscription that stays open takes what is buffered, up to a bound. */
const MOST_BUFFERED = 1_000;

/** Promises the oldest buffered message to a subscription that was just opened; all of them where it stays open. */
export const matchSubscription = (
  caseKey: Key,
  { key, correlationKey, interrupting }: Pick<Subscription, 'key' | 'correlationKey' | 'interrupting'>,
  now: Instant,
): Statement => ({
  text: correlationKey === null ? MATCH_ANY_KEY : MATCH_WITH_KEY,
  values: [caseKey, key, now, interrupting ? 1 : MOST_BUFFERED],
});

/** A start event that a message triggers. */
export interface StartRow {
  readonly bpmn_process_id: string;
  readonly element_id: string;
  readonly definition_key: Key;
  readonly trigger_index: number;
  readonly of_triggers: number;
  readonly variables: Variables;
  readonly published_at: string;
}

/** Notes that one of several triggers has come which a start needs. */
export type Arrive = (start: PromisedStart) => Promise<unknown>;

/** The start events that a message triggers and that it has not been promised to. */
export const startsOf = (messageKey: Key): Statement => ({
  text: `SELECT s.bpmn_process_id, s.element_id, s.definition_key, s.trigger_index, s.of_triggers, m.variables, m.published_at
    FROM message m JOIN start_message s ON s.message_name = m.name
    WHERE m.key = $1 AND ${NOT_YET} ORDER BY s.bpmn_process_id, s.element_id, s.trigger_index`,
  values: [messageKey],
});

/** A message starts one case, and its process instance of the same key, of each process that begins with it. */
export const promiseStarts = async (
  tx: Transaction,
  messageKey: Key,
  starts: readonly StartRow[],
  { nextKey, arrive }: { readonly nextKey: () => Key; readonly arrive: Arrive },
): Promise<void> => {
  for (const start of starts) {
    if (start.of_triggers > 1) await arrive(arrivalOf(start));
    else
      await tx.query(PROMISE_TO_START, [
        messageKey,
        start.bpmn_process_id,
        nextKey(),
        start.definition_key,
        start.element_id,
      ]);
  }
  const gathered = gathering(starts);
  if (gathered.length > 0) await tx.query(NOTE_ARRIVALS, [messageKey, gathered]);
};

/** Of each process id once. */
const gathering = (starts: readonly StartRow[]): readonly string[] => [
  ...new Set(starts.filter(({ of_triggers }) => of_triggers > 1).map(({ bpmn_process_id }) => bpmn_process_id)),
];

/** Whoever looks again who takes the message finds that it has come there: it goes its own way (starts/). */
const NOTE_ARRIVALS = `INSERT INTO message_delivery
    (message_key, bpmn_process_id, state, root_key, process_instance_key)
  SELECT $1, id, 'delivered', 0, 0 FROM unnest($2::text[]) id
  ON CONFLICT (message_key, bpmn_process_id) DO NOTHING`;

const PROMISE_TO_START = `INSERT INTO message_delivery
    (message_key, bpmn_process_id, state, root_key, process_instance_key, definition_key, start_element_id)
  VALUES ($1, $2, 'pending', $3, $3, $4, $5)
  ON CONFLICT (message_key, bpmn_process_id) DO NOTHING`;

const arrivalOf = (start: StartRow): PromisedStart => ({
  bpmnProcessId: start.bpmn_process_id,
  elementId: start.element_id,
  definitionKey: start.definition_key,
  variables: start.variables,
  at: Number(start.published_at),
  trigger: { index: start.trigger_index, of: start.of_triggers },
});
