import { Injectable } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import { Database } from '../database/database.js';

/** A timer of a case, or of a timer start event. */
export type DueTimer = { readonly dueAt: Instant; readonly age: bigint } & (
  | { readonly kind: 'case'; readonly id: string; readonly caseKey: Key; readonly timerKey: Key }
  | {
      readonly kind: 'start';
      readonly id: string;
      readonly bpmnProcessId: string;
      readonly elementId: string;
      readonly trigger: number;
    }
);

interface TimerRow {
  readonly due_at: string;
  readonly age: string;
  readonly root_key: Key;
  readonly key: Key;
}

interface StartRow {
  readonly due_at: string;
  readonly age: string;
  readonly bpmn_process_id: string;
  readonly element_id: string;
  readonly trigger_index: number;
}

const TIMERS =
  'SELECT root_key, key, due_at, age FROM timer WHERE due_at <= $1 AND remaining IS NULL ORDER BY due_at, age LIMIT $2';
const STARTS = `SELECT bpmn_process_id, element_id, trigger_index, due_at, age FROM start_timer
  WHERE due_at <= $1 AND remaining IS NULL ORDER BY due_at, age LIMIT $2`;
const NEXT = `SELECT least((SELECT min(due_at) FROM timer WHERE remaining IS NULL),
  (SELECT min(due_at) FROM start_timer WHERE remaining IS NULL)) AS due_at`;

/** Reads the queue of timers: by due time, then age; without a lock, in bounded groups. */
@Injectable()
export class DueTimers {
  constructor(private readonly database: Database) {}

  /** Those due at `at` or before, at most `limit`; `without` names those that are left out. */
  async due(at: Instant, limit: number, without: ReadonlySet<string> = new Set()): Promise<DueTimer[]> {
    const most = limit + without.size;
    const timers = await this.database.query<TimerRow>(TIMERS, [at, most]);
    const starts = await this.database.query<StartRow>(STARTS, [at, most]);
    return [...timers.map(ofCase), ...starts.map(ofStart)]
      .filter(({ id }) => !without.has(id))
      .sort(byDueTimeThenAge)
      .slice(0, limit);
  }

  /** When the next timer comes due; null: none waits. */
  async nextDueAt(): Promise<Instant | null> {
    const [row] = await this.database.query<{ due_at: string | null }>(NEXT);
    return row?.due_at ? Number(row.due_at) : null;
  }
}

const byDueTimeThenAge = (a: DueTimer, b: DueTimer): number => a.dueAt - b.dueAt || (a.age < b.age ? -1 : 1);

const ofCase = (row: TimerRow): DueTimer => ({
  kind: 'case',
  id: `${row.key} ${row.due_at}`,
  caseKey: row.root_key,
  timerKey: row.key,
  dueAt: Number(row.due_at),
  age: BigInt(row.age),
});

const ofStart = (row: StartRow): DueTimer => ({
  kind: 'start',
  id: `${row.bpmn_process_id} ${row.element_id} ${row.trigger_index} ${row.due_at}`,
  bpmnProcessId: row.bpmn_process_id,
  elementId: row.element_id,
  trigger: row.trigger_index,
  dueAt: Number(row.due_at),
  age: BigInt(row.age),
});
