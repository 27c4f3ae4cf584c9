import { Injectable } from '@nestjs/common';
import type { Instant, Key, Variables } from '@relevo/bpmn-kernel';
import type { Transaction } from '../database/database.js';
import type { CaseChange, Statement } from '../execution/executor.js';
import { Keys } from '../keys/keys.js';

export interface ThrownSignal {
  readonly key: Key;
  readonly name: string;
  readonly variables: Variables;
  readonly at: Instant;
  /** The case that threw it: whoever runs in there has caught it already. Null: it came from outside. */
  readonly sender: Key | null;
}

/** Counted there: they may be very many. A suspended instance of the throwing case has not caught it there. */
const PROMISE_TO_WAITING = `WITH suspended AS (
    SELECT key FROM process_instance WHERE root_key = $3::bigint AND suspended_at IS NOT NULL
  ), promised AS (
    INSERT INTO signal_delivery (signal_key, root_key, subscription_key)
    SELECT $1, root_key, key FROM signal_subscription
    WHERE signal_name = $2
      AND (root_key IS DISTINCT FROM $3::bigint OR process_instance_key IN (SELECT key FROM suspended))
    ORDER BY age
    RETURNING age)
  SELECT count(*)::integer AS promised FROM promised`;

const PROMISE_TO_STARTS = `INSERT INTO signal_delivery
    (signal_key, root_key, definition_key, bpmn_process_id, start_element_id, trigger_index, of_triggers)
  SELECT $1, keys.key, s.definition_key, s.bpmn_process_id, s.element_id, s.trigger_index, s.of_triggers
  FROM (SELECT *, row_number() OVER (ORDER BY bpmn_process_id, element_id, trigger_index) AS place
        FROM start_signal WHERE signal_name = $2) s
  JOIN unnest($3::bigint[]) WITH ORDINALITY AS keys (key, place) ON keys.place = s.place
  RETURNING age`;

const STARTS = 'SELECT count(*)::integer AS starts FROM start_signal WHERE signal_name = $1';

const PROMISE_START = `INSERT INTO signal_delivery
    (signal_key, root_key, definition_key, bpmn_process_id, start_element_id, trigger_index, of_triggers)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

const KEEP = 'INSERT INTO signal (key, name, variables, thrown_at) VALUES ($1, $2, $3, $4)';

/** A start whose trigger has come, or one of the triggers that it needs. */
export interface PromisedStart {
  readonly bpmnProcessId: string;
  readonly elementId: string;
  readonly definitionKey: Key;
  readonly variables: Variables;
  readonly at: Instant;
  /** Which of how many; absent: nothing else is needed. */
  readonly trigger?: { readonly index: number; readonly of: number };
}

/** The rows of a start that goes its way like a signal: as the next command, exactly once. */
export const promisesOf = (start: PromisedStart, nextKey: () => Key): readonly Statement[] => {
  const key = nextKey();
  const { definitionKey, bpmnProcessId, elementId, variables, at, trigger = { index: 0, of: 1 } } = start;
  const place = [definitionKey, bpmnProcessId, elementId, trigger.index, trigger.of];
  return [
    { text: KEEP, values: [key, '', JSON.stringify(variables), at] },
    { text: PROMISE_START, values: [key, nextKey(), ...place] },
  ];
};

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
    const [waiting] = await tx.query<{ promised: number }>(PROMISE_TO_WAITING, [
      signal.key,
      signal.name,
      signal.sender,
    ]);
    const promised = (waiting?.promised ?? 0) + (await this.#promiseToStarts(tx, signal));
    if (promised > 0) await tx.query(KEEP, [signal.key, signal.name, JSON.stringify(signal.variables), signal.at]);
    return promised;
  }

  async promiseStart(tx: Transaction, start: PromisedStart): Promise<void> {
    for (const { text, values } of promisesOf(start, () => this.keys.nextKey())) await tx.query(text, values);
  }

  async #promiseToStarts(tx: Transaction, { key, name }: ThrownSignal): Promise<number> {
    const [found] = await tx.query<{ starts: number }>(STARTS, [name]);
    if (!found || found.starts === 0) return 0;
    const cases = Array.from({ length: found.starts }, () => this.keys.nextKey());
    return (await tx.query(PROMISE_TO_STARTS, [key, name, cases])).length;
  }
}
