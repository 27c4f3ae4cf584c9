import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { monthOf } from './record.js';

const PARTITION_LOCK = '125779835074160';
const DAY = 86_400_000;
const TABLES = ['history_record', 'history_value'] as const;

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

  async ensure(months: readonly number[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [PARTITION_LOCK]);
      for (const month of months) for (const table of TABLES) await this.#create(tx, table, month);
    });
  }

  async #ensureLogged(): Promise<void> {
    const now = this.clock.now();
    const next = new Date(now);
    next.setUTCMonth(next.getUTCMonth() + 1, 1);
    await this.ensure([monthOf(now), monthOf(next.getTime())]).catch((error: unknown) =>
      this.#logger.warn('No partition was made for the month; its rows go to the default one', error),
    );
  }

  /** A month that the default partition has rows of stays there: they cannot be in both. */
  async #create(tx: Transaction, table: (typeof TABLES)[number], month: number): Promise<void> {
    const name = `${table}_${month}`;
    const [found] = await tx.query<{ made: boolean; used: boolean }>(
      `SELECT to_regclass($1) IS NOT NULL AS made,
        EXISTS (SELECT 1 FROM ${table}_rest WHERE opened_month = $2) AS used`,
      [name, month],
    );
    if (found?.made || found?.used) return;
    await tx.query(`CREATE TABLE ${name} PARTITION OF ${table} FOR VALUES IN (${month})`);
  }
}
