import { Injectable } from '@nestjs/common';
import type { DeadLettersChanged } from '@relevo/contracts';
import { actorOf, type Identity } from '../../access/identity.js';
import { requireRole } from '../../access/require-role.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { History, type HistoryEvent } from '../../history/history.js';
import { OutboxLanes } from '../outbox-lanes.js';

/** Locked in the order of keys, so that two administrators do not wait in a circle. */
const CHOSEN = `WITH chosen AS (
    SELECT o.root_key, o.key FROM outbox o JOIN unnest($1::bigint[], $2::bigint[]) AS n (root_key, key)
      ON o.root_key = n.root_key AND o.key = n.key
    WHERE o.state = 'dead' ORDER BY o.root_key, o.key FOR UPDATE OF o
  )`;
const RETURNED = 'WHERE o.root_key = chosen.root_key AND o.key = chosen.key RETURNING o.root_key::text, o.key::text';
/** From the first try on, with the same idempotency key; who has it already does not get it again. */
const REPEAT = `${CHOSEN} UPDATE outbox o SET state = 'waiting', attempts = 0, due_at = $3, repeated_at = $3
  FROM chosen ${RETURNED}`;
const DISCARD = `${CHOSEN} UPDATE outbox o SET state = 'discarded', texts = NULL, payload = NULL, sent_to = '{}'
  FROM chosen ${RETURNED}`;

interface Act {
  readonly command: string;
  readonly statement: string;
  readonly more: (at: number) => readonly unknown[];
  readonly event: (letters: readonly string[]) => HistoryEvent;
}

/** What administrators do with dead letters; each act is recorded with who did it. */
@Injectable()
export class DeadLetterCommands {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly lanes: OutboxLanes,
  ) {}

  async repeat(identity: Identity, ids: readonly string[]): Promise<DeadLettersChanged> {
    requireRole(identity, 'repeat dead letters', 'administrator');
    const changed = await this.#perform(identity, ids, {
      command: 'RepeatDeadLetters',
      statement: REPEAT,
      more: (at) => [at],
      event: (letters) => ({ type: 'DeadLettersRepeated', letters: [...letters] }),
    });
    this.lanes.wake();
    return changed;
  }

  async discard(identity: Identity, ids: readonly string[], reason: string): Promise<DeadLettersChanged> {
    requireRole(identity, 'discard dead letters', 'administrator');
    return this.#perform(identity, ids, {
      command: 'DiscardDeadLetters',
      statement: DISCARD,
      more: () => [],
      event: (letters) => ({ type: 'DeadLettersDiscarded', letters: [...letters], reason }),
    });
  }

  #perform(identity: Identity, ids: readonly string[], act: Act): Promise<DeadLettersChanged> {
    const at = this.clock.now();
    const pairs = ids.map((id) => id.split('-'));
    const keys = [pairs.map(([root]) => root), pairs.map(([, key]) => key)];
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<{ root_key: string; key: string }>(act.statement, [...keys, ...act.more(at)]);
      if (rows.length === 0) return { changed: 0 };
      await this.history.append(tx, {
        ...{ stream: 'administration', actor: actorOf(identity), command: act.command, at },
        events: [act.event(rows.map(({ root_key, key }) => `${root_key}-${key}`))],
        valueFields: { DeadLettersDiscarded: ['reason'] },
      });
      return { changed: rows.length };
    });
  }
}
