import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';

/** Of the whole installation, whichever engine is asked. Counts stop at `most`. */
export interface InstallationFigures {
  readonly timersDue: number;
  /** Seconds since the oldest of them came due. */
  readonly timersLag: number;
  readonly messageDeliveries: number;
  readonly signalDeliveries: number;
  readonly faults: number;
  readonly historyRecords: number;
  readonly databaseDeadlocks: number;
  readonly outbox: ReadonlyMap<string, number>;
  readonly jobs: ReadonlyMap<string, number>;
}

/** Nobody needs to know whether 20,000 or 30,000 wait; PostgreSQL would have to count them. */
const most = 10_000;
/** Types of jobs with a line of their own; the rest are counted together. */
const mostJobTypes = 50;
/** Several scrapers, and people who reload, cost no more than one. */
const keptMilliseconds = 5_000;
const patienceMilliseconds = 2_000;

const bounded = (from: string): string => `(SELECT count(*) FROM (SELECT 1 FROM ${from} LIMIT ${most}) AS few)`;

/** Every part reads an index, bounded; the number of history records is PostgreSQL's own estimate. */
export const FIGURES = `SELECT
    ${bounded('timer WHERE due_at <= $1 AND remaining IS NULL')} AS timers_due,
    least((SELECT min(due_at) FROM timer WHERE remaining IS NULL),
      (SELECT min(due_at) FROM start_timer WHERE remaining IS NULL)) AS next_due_at,
    ${bounded("message_delivery WHERE state = 'pending' AND NOT held")} AS message_deliveries,
    ${bounded('signal_delivery WHERE NOT held')} AS signal_deliveries,
    ${bounded('fault WHERE ended_at IS NULL')} AS faults,
    (SELECT coalesce(sum(greatest(c.reltuples, 0)), 0) FROM pg_partition_tree('history_record') AS p
       JOIN pg_class c ON c.oid = p.relid WHERE p.isleaf) AS history_records,
    (SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()) AS deadlocks,
    (SELECT json_object_agg(state, waiting) FROM (
       SELECT state, count(*) AS waiting FROM (SELECT state FROM outbox WHERE state IN ('waiting', 'dead') LIMIT ${most}) AS few
       GROUP BY state) AS outbox) AS outbox,
    (SELECT json_object_agg(type, waiting) FROM (
       SELECT type, count(*) AS waiting FROM (
         SELECT type FROM job WHERE state = 'activatable' AND visible_at <= $1 LIMIT ${most}) AS few
       GROUP BY type) AS jobs) AS jobs`;

interface FigureRow {
  readonly timers_due: string;
  readonly next_due_at: string | null;
  readonly message_deliveries: string;
  readonly signal_deliveries: string;
  readonly faults: string;
  readonly history_records: number | string;
  readonly deadlocks: string;
  readonly outbox: Readonly<Record<string, number>> | null;
  readonly jobs: Readonly<Record<string, number>> | null;
}

/** One statement for all of them, asked for at most every five seconds. */
@Injectable()
export class InstallationFiguresReader {
  #kept: Promise<InstallationFigures | null> | null = null;
  #readAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null where the database does not answer. */
  read(): Promise<InstallationFigures | null> {
    if (this.#kept && performance.now() - this.#readAt < keptMilliseconds) return this.#kept;
    this.#readAt = performance.now();
    this.#kept = Promise.race([this.#ask().catch(() => null), late()]);
    return this.#kept;
  }

  async #ask(): Promise<InstallationFigures | null> {
    const now = this.clock.now();
    const [row] = await this.database.transaction(async (tx) => {
      await tx.query(`SELECT set_config('statement_timeout', $1, true)`, [`${patienceMilliseconds}ms`]);
      return tx.query<FigureRow>(FIGURES, [now]);
    });
    return row ? figuresOf(row, now) : null;
  }
}

/** Also where the pool has no connection to give. */
const late = (): Promise<null> => new Promise((resolve) => setTimeout(resolve, patienceMilliseconds, null).unref());

const figuresOf = (row: FigureRow, now: number): InstallationFigures => ({
  timersDue: Number(row.timers_due),
  timersLag: row.next_due_at === null ? 0 : Math.max(now - Number(row.next_due_at), 0) / 1_000,
  messageDeliveries: Number(row.message_deliveries),
  signalDeliveries: Number(row.signal_deliveries),
  faults: Number(row.faults),
  historyRecords: Number(row.history_records),
  databaseDeadlocks: Number(row.deadlocks),
  outbox: new Map(Object.entries(row.outbox ?? {})),
  jobs: largest(row.jobs ?? {}),
});

/** Bounded, however many types an installation has. */
const largest = (counts: Readonly<Record<string, number>>): ReadonlyMap<string, number> => {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(mostJobTypes).reduce((sum, [, count]) => sum + count, 0);
  return new Map([...sorted.slice(0, mostJobTypes), ...(rest > 0 ? [['(others)', rest] as const] : [])]);
};
