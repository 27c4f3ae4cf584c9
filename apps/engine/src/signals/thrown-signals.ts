import { Injectable } from '@nestjs/common';
import type { Instant, Key, Variables } from '@relevo/bpmn-kernel';
import type { Transaction } from '../database/database.js';
import type { CaseChange } from '../execution/executor.js';
import { Keys } from '../keys/keys.js';

export interface ThrownSignal {
  readonly key: Key;
  readonly name: string;
  readonly variables: Variables;
  readonly at: Instant;
  /** The case that threw it: whoever waits in there has caught it already. Null: it came from outside. */
  readonly sender: Key | null;
}

const PROMISE_TO_WAITING = `INSERT INTO signal_delivery (signal_key, root_key, subscription_key)
  SELECT $1, root_key, key FROM signal_subscription
  WHERE signal_name = $2 AND root_key IS DISTINCT FROM $3::bigint ORDER BY age
  RETURNING age`;

const STARTS =
  'SELECT element_id, definition_key FROM start_signal WHERE signal_name = $1 ORDER BY bpmn_process_id, element_id';

const PROMISE_TO_STARTS = `INSERT INTO signal_delivery (signal_key, root_key, definition_key, start_element_id)
  SELECT $1, root_key, definition_key, element_id
  FROM unnest($2::bigint[], $3::bigint[], $4::text[]) AS s (root_key, definition_key, element_id)
  RETURNING age`;

const KEEP = 'INSERT INTO signal (key, name, variables, thrown_at) VALUES ($1, $2, $3, $4)';

interface StartRow {
  readonly element_id: string;
  readonly definition_key: Key;
}

/**
 * A signal reaches what was waiting when it was thrown (BPMN 2.0.2, Signal: broadcast): a row for each of them, written
 * with what threw it and delivered as the next command of the case it is for.
 */
@Injectable()
export class ThrownSignals {
  constructor(private readonly keys: Keys) {}

  /** After the rows of a group were written. Answers how many wait for a signal that the group threw. */
  async exchange(tx: Transaction, changes: readonly CaseChange[]): Promise<number> {
    let promised = 0;
    for (const { events, caseKey: sender, at } of changes) {
      for (const event of events) {
        if (event.type !== 'SignalThrown') continue;
        const { signalKey: key, signalName: name, variables } = event;
        promised += await this.promise(tx, { key, name, variables, at, sender });
      }
    }
    return promised;
  }

  /** Answers how many waited. */
  async promise(tx: Transaction, signal: ThrownSignal): Promise<number> {
    const waiting = await tx.query(PROMISE_TO_WAITING, [signal.key, signal.name, signal.sender]);
    const promised = waiting.length + (await this.#promiseToStarts(tx, signal));
    if (promised > 0) await tx.query(KEEP, [signal.key, signal.name, JSON.stringify(signal.variables), signal.at]);
    return promised;
  }

  async #promiseToStarts(tx: Transaction, { key, name }: ThrownSignal): Promise<number> {
    const starts = await tx.query<StartRow>(STARTS, [name]);
    if (starts.length === 0) return 0;
    await tx.query(PROMISE_TO_STARTS, [
      key,
      starts.map(() => this.keys.nextKey()),
      starts.map(({ definition_key }) => definition_key),
      starts.map(({ element_id }) => element_id),
    ]);
    return starts.length;
  }
}
