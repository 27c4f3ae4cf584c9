import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { monthOf } from './record.js';

const PARTITION_LOCK = '125779835074160';
const DAY = 86_400_000;
const TABLE = 'history_record';
/** More rows than this are not moved while people wait: they stay in the default partition, where they work as well. */
const MOST_MOVED = 20_000;
/** Making or dropping a partition waits for commands under way; it gives up rather than let new ones wait behind it. */
const LOCK_WAIT = '2s';

/** Makes this month's and the next month's partitions ahead of time; without one, the DEFAULT partition takes the rows. */
@Injectable()
export class HistoryPartitions implements OnModuleInit, OnModuleDestroy {
  readonly #logger = new Logger(HistoryPartitions.name);
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.#ensureLogged();
    this.#timer = setInterval(() => void this.#ensureLogged(), DAY).unref();
  }

  onModuleDestroy(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** Each month by itself: one that fails leaves the others. */
  async ensure(months: readonly number[]): Promise<void> {
    for (const month of months) {
      await this.#locked((tx) => this.#create(tx, month));
    }
  }

  /** Drops the partitions of past months whose last case was removed. */
  async dropEmptied(months: readonly number[]): Promise<void> {
    const past = months.filter((month) => month < monthOf(this.clock.now()));
    for (const month of past) await this.#logged(`drop the empty partition of ${month}`, () => this.#drop(month));
  }

  async #ensureLogged(): Promise<void> {
    const now = this.clock.now();
    const next = new Date(now);
    next.setUTCMonth(next.getUTCMonth() + 1, 1);
    await this.#logged('make partitions ahead', () => this.ensure([monthOf(now), monthOf(next.getTime())]));
  }

  async #logged(what: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) =>
      this.#logger.warn(`Could not ${what}; rows go to the default partition, and it is tried again`, error),
    );
  }

  /** One engine at a time. */
  #locked(work: (tx: Transaction) => Promise<void>): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.query("SELECT pg_advisory_xact_lock($1), set_config('lock_timeout', $2, true)", [
        ...[PARTITION_LOCK, LOCK_WAIT],
      ]);
      await work(tx);
    });
  }

  async #create(tx: Transaction, month: number): Promise<void> {
    const name = `${TABLE}_${month}`;
    if (await exists(tx, name)) return;
    const waiting = await tx.query(`SELECT 1 FROM ${TABLE}_rest WHERE opened_month = $1 LIMIT ${MOST_MOVED + 1}`, [
      month,
    ]);
    if (waiting.length > MOST_MOVED) return;
    if (waiting.length > 0) return moveOut(tx, month);
    await tx.query(`CREATE TABLE ${name} PARTITION OF ${TABLE} FOR VALUES IN (${month})`);
  }

  #drop(month: number): Promise<void> {
    return this.#locked(async (tx) => {
      const name = `${TABLE}_${month}`;
      if (!(await exists(tx, name))) return;
      // The parent first, as whoever writes locks it: no waiting in a circle.
      await tx.query(`LOCK TABLE ${TABLE} IN ACCESS EXCLUSIVE MODE`);
      const [found] = await tx.query<{ used: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM ${name}) OR EXISTS (SELECT 1 FROM history_stream WHERE opened_month = $1) AS used`,
        [month],
      );
      if (!found?.used) await tx.query(`DROP TABLE ${name}`);
    });
  }
}

const exists = async (tx: Transaction, name: string): Promise<boolean> => {
  const [found] = await tx.query<{ made: boolean }>('SELECT to_regclass($1) IS NOT NULL AS made', [name]);
  return found?.made === true;
};

/** Rows of a month that came before its partition (a moved clock, an engine that was off): they cannot be in both. */
const moveOut = async (tx: Transaction, month: number): Promise<void> => {
  const name = `${TABLE}_${month}`;
  await tx.query(`LOCK TABLE ${TABLE} IN ACCESS EXCLUSIVE MODE`);
  await tx.query(`CREATE TABLE ${name} (LIKE ${TABLE} INCLUDING ALL)`);
  await tx.query(
    `WITH moved AS (DELETE FROM ${TABLE}_rest WHERE opened_month = ${month} RETURNING *)
     INSERT INTO ${name} SELECT * FROM moved`,
  );
  await tx.query(`ALTER TABLE ${TABLE} ATTACH PARTITION ${name} FOR VALUES IN (${month})`);
};
