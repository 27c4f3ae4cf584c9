import { Injectable } from '@nestjs/common';
import type { Key, ProcessEvent } from '@relevo/bpmn-kernel';
import type { Rows, Statement, Transaction } from '../database/database.js';
import type { CaseChange } from '../execution/executor.js';
import { Keys } from '../keys/keys.js';
import { type PromisedStart, ThrownSignals } from '../signals/thrown-signals.js';
import { type Correlation, lockOf } from './message-locks.js';
import {
  insertionOf,
  matchOf,
  matchSubscription,
  type NewMessage,
  promiseStarts,
  type StartRow,
  startsOf,
} from './message-matching.js';

/**
 * How long a thrown message waits for whom it names by its correlation key, in milliseconds: an hour. Without a key it is
 * for anybody, so for those who wait now: left lying about it would reach somebody it was never meant for.
 */
export const THROWN_TTL = 3_600_000;

type Opened = Extract<ProcessEvent, { type: 'SubscriptionOpened' }>;
type Thrown = Extract<ProcessEvent, { type: 'MessageThrown' }>;

/**
 * Where messages and subscriptions find each other, in the transaction that writes either of them. Both are read by a
 * later statement than the one that locks, so none is missed; a match is a row that is delivered as the next command.
 */
@Injectable()
export class MessageExchange {
  constructor(
    private readonly keys: Keys,
    private readonly signals: ThrownSignals,
  ) {}

  /** Before anything is written: all advisory locks of the group, in one statement. */
  locks(changes: readonly CaseChange[]): readonly Statement[] {
    return lockOf(changes.flatMap(correlationsOf));
  }

  /**
   * What was buffered for subscriptions that were opened, as statements behind the rows; each answers a row for a match.
   * Null: something was thrown as well, and who takes that has to be asked (`exchange`).
   */
  matches(changes: readonly CaseChange[]): readonly Statement[] | null {
    const happened = changes.flatMap((change) => change.events.map((event) => ({ event, change })));
    if (happened.some(({ event }) => event.type === 'MessageThrown' || event.type === 'SignalThrown')) return null;
    return happened.flatMap(({ event, change }) =>
      event.type === 'SubscriptionOpened' ? subscriptionMatch(event, change) : [],
    );
  }

  /** After the rows: what was thrown is written, and everything new is matched in order. Answers the number of matches. */
  async exchange(tx: Transaction, changes: readonly CaseChange[]): Promise<number> {
    let matches = 0;
    for (const change of changes) {
      for (const event of change.events) {
        if (event.type === 'MessageThrown') matches += await this.#throw(tx, event, change);
        if (event.type === 'SubscriptionOpened') {
          matches += countRows(await tx.queryAll(subscriptionMatch(event, change)));
        }
      }
    }
    return matches + (await this.signals.exchange(tx, changes));
  }

  /** A new message, behind `before` in one flight; answers the matches, null where one with its id lives already. */
  async write(tx: Transaction, message: NewMessage, before: readonly Statement[] = []): Promise<number | null> {
    const answers = await tx.queryAll([...before, insertionOf(message), ...takersOf(message.key)]);
    const [inserted = [], ...takers] = answers.slice(before.length);
    return inserted.length === 0 ? null : this.#promise(tx, message.key, takers);
  }

  /** Finds who takes a message that was written before: a subscription per process id, else its start event. */
  async match(tx: Transaction, messageKey: Key): Promise<number> {
    return this.#promise(tx, messageKey, await tx.queryAll(takersOf(messageKey)));
  }

  async #promise(tx: Transaction, messageKey: Key, [taken = [], starts = []]: readonly Rows[]): Promise<number> {
    await promiseStarts(tx, messageKey, starts as readonly unknown[] as readonly StartRow[], {
      nextKey: () => this.keys.nextKey(),
      arrive: (start: PromisedStart) => this.signals.promiseStart(tx, start),
    });
    return taken.length + starts.length;
  }

  async #throw(tx: Transaction, event: Thrown, { at, actor, caseKey: sender }: CaseChange): Promise<number> {
    const matches = await this.write(tx, {
      key: event.messageKey,
      name: event.messageName,
      correlationKey: event.correlationKey,
      variables: event.variables,
      messageId: null,
      publishedAt: at,
      expiresAt: event.correlationKey === '' ? at : at + THROWN_TTL,
      actor,
      sender,
    });
    return matches ?? 0;
  }
}

/** Who takes a message, in the order in which `#promise` reads the answers. */
const takersOf = (messageKey: Key): readonly Statement[] => [matchOf(messageKey), startsOf(messageKey)];

export const countRows = (answers: readonly Rows[]): number => answers.reduce((sum, rows) => sum + rows.length, 0);

/** Nothing where it has closed again by the same command. */
const subscriptionMatch = ({ subscription }: Opened, { state, caseKey, at }: CaseChange): readonly Statement[] =>
  state.subscriptions.has(subscription.key) ? [matchSubscription(caseKey, subscription, at)] : [];

const correlationsOf = (change: CaseChange): Correlation[] =>
  change.events.flatMap((event): Correlation[] => {
    switch (event.type) {
      case 'SubscriptionOpened':
        return [{ name: event.subscription.messageName, correlationKey: event.subscription.correlationKey }];
      case 'MessageThrown':
        return [{ name: event.messageName, correlationKey: event.correlationKey }];
      default:
        return [];
    }
  });
