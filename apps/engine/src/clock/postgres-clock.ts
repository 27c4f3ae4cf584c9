import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '@relevo/bpmn-kernel';
import { Database } from '../database/database.js';
import { WakeUps } from '../database/wake-ups.js';
import { Clock } from './clock.js';

const CHANNEL = 'clock';
const MEASURE_EVERY = 60_000;

interface ClockRow {
  readonly pinned_at: string | null;
  readonly at: string;
}

/**
 * The database's time, as this engine's offset to it, unless the row of `clock` pins it. The executor tells what its
 * lock statement read of that row, so an engine that missed a wake-up obeys it with its next command.
 */
@Injectable()
export class PostgresClock extends Clock implements OnModuleInit, OnModuleDestroy {
  #offset = 0;
  #pinnedAt: Instant | null = null;
  #timer: NodeJS.Timeout | null = null;
  #deaf: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    const stops = [
      this.wakeUps.listen(CHANNEL, () => this.#refreshSoon()),
      this.wakeUps.onGap(() => this.#refreshSoon()),
    ];
    this.#deaf = () => stops.forEach((stop) => stop());
    this.#timer = setInterval(() => this.#refreshSoon(), MEASURE_EVERY).unref();
  }

  onModuleDestroy(): void {
    this.#deaf();
    if (this.#timer) clearInterval(this.#timer);
  }

  now(): Instant {
    return this.#pinnedAt ?? this.running();
  }

  /** The time of a clock that nobody pinned. */
  running(): Instant {
    return Date.now() + this.#offset;
  }

  get pinned(): boolean {
    return this.#pinnedAt !== null;
  }

  /** What the row says, read by whoever just read it. */
  obey(pinnedAt: Instant | null): void {
    this.#pinnedAt = pinnedAt;
  }

  /** Lets all engines stand still at `at`, or run again with the database's time (null). */
  async pin(at: Instant | null): Promise<void> {
    await this.database.query('UPDATE clock SET pinned_at = $1', [at]);
    this.#pinnedAt = at;
    this.wakeUps.notify(CHANNEL, '');
  }

  async refresh(): Promise<void> {
    const before = Date.now();
    // The one place that asks PostgreSQL for the time.
    const [row] = await this.database.query<ClockRow>(
      'SELECT pinned_at, (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS at FROM clock',
    );
    if (!row) throw new Error('Expected one row in clock, but there is none. Was the database migrated?');
    this.#offset = Math.round(Number(row.at) - (before + Date.now()) / 2);
    this.obey(row.pinned_at === null ? null : Number(row.pinned_at));
  }

  #refreshSoon(): void {
    this.refresh().catch(() => undefined);
  }
}
