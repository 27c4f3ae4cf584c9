import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { Rounds } from '../execution/rounds.js';
import { HistoryPartitions } from '../history/history-partitions.js';
import { CaseRemoval } from './case-removal.js';
import { RemovalDates } from './removal-dates.js';

const EVERY = 60_000;
/** Groups of one round: what is left waits for the next, so that a large removal leaves room for people's work. */
const MOST_GROUPS = 50;

/** Keeps the promise of the retention period, in every engine: each takes what no other has locked. */
@Injectable()
export class RemovalSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(RemovalSweeper.name);
  readonly #rounds = new Rounds(() => this.#logged());
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly dates: RemovalDates,
    private readonly removal: CaseRemoval,
    private readonly partitions: HistoryPartitions,
    private readonly config: EngineConfig,
  ) {}

  onApplicationBootstrap(): void {
    if ((this.config.retentionDays ?? null) === null) return;
    this.#timer = setInterval(() => void this.#rounds.run(), EVERY).unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#rounds.ended();
  }

  /** Dates what has ended and removes what is due; answers whether anything was. */
  async sweep(): Promise<boolean> {
    await this.dates.give();
    const emptied = new Set<number>();
    for (let group = 0; group < MOST_GROUPS; group += 1) {
      const months = await this.removal.removeGroup();
      for (const month of months) emptied.add(month);
      if (months.length === 0) break;
    }
    if (emptied.size > 0) await this.partitions.dropEmptied([...emptied]);
    return emptied.size > 0;
  }

  async #logged(): Promise<boolean> {
    return this.sweep().catch((error: unknown) => {
      this.#logger.warn(`Cases whose time has come were not removed (${String(error)}); the next round tries again.`);
      return false;
    });
  }
}
