import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { Database, type Statement, type Transaction } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { MessageDeliverer } from './message-deliverer.js';
import { MessageExchange } from './message-exchange.js';
import { lockOf } from './message-locks.js';
import type { NewMessage } from './message-matching.js';
import { type MessageToPublish, NewMessages } from './new-messages.js';

export interface Correlated {
  readonly messageKey: Key;
  /** Those that took it, new ones included. */
  readonly processInstanceKeys: readonly Key[];
}

const FORGET_EXPIRED_ID = `DELETE FROM message WHERE name = $1 AND correlation_key = $2 AND message_id = $3
  AND expires_at <= $4
  AND NOT EXISTS (SELECT 1 FROM message_delivery d WHERE d.message_key = message.key AND d.state = 'pending')`;

/** Messages from outside. Who may publish is decided by the caller. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly exchange: MessageExchange,
    private readonly deliverer: MessageDeliverer,
    private readonly newMessages: NewMessages,
  ) {}

  /** The row comes first; whoever waits for it has taken it when this answers, unless its case is busy. */
  async publish(actor: Actor, message: MessageToPublish): Promise<{ readonly messageKey: Key }> {
    const row = await this.newMessages.rowOf(actor, message);
    const matches = await this.database.transaction((tx) => this.#write(tx, row));
    if (matches > 0) await this.deliverer.deliverMessage(row.key, matches);
    return { messageKey: row.key };
  }

  /** Like `publish` without waiting: `not-found` where nobody waits for it now. */
  async correlate(actor: Actor, message: Omit<MessageToPublish, 'timeToLive'>): Promise<Correlated> {
    const { messageKey } = await this.publish(actor, { ...message, timeToLive: 0 });
    const taken = await this.database.query<{ process_instance_key: Key }>(
      'SELECT process_instance_key FROM message_delivery WHERE message_key = $1 AND process_instance_key <> 0 ORDER BY age',
      [messageKey],
    );
    if (taken.length > 0) {
      return { messageKey, processInstanceKeys: taken.map((row) => row.process_instance_key) };
    }
    throw new EngineError(
      'not-found',
      `Expected somebody to wait for the message "${message.name}" with the key "${message.correlationKey}", but nobody does. Publish it with a time to live instead, or check name and key.`,
    );
  }

  /** Locks, row and promises in one flight: each statement sees what was committed before it took its turn. */
  async #write(tx: Transaction, row: NewMessage): Promise<number> {
    const matches = await this.exchange.write(tx, row, [...lockOf([row]), ...forgetExpired(row)]);
    if (matches !== null) return matches;
    throw new EngineError(
      'already-exists',
      `Expected a new message id, but a message "${row.name}" with the id "${row.messageId ?? ''}" lives already. It has been published; nothing is left to do.`,
    );
  }
}

const forgetExpired = ({ name, correlationKey, messageId, publishedAt }: NewMessage): readonly Statement[] =>
  messageId === null ? [] : [{ text: FORGET_EXPIRED_ID, values: [name, correlationKey, messageId, publishedAt] }];
