import { Injectable } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { Database } from '../database/database.js';

const GROUP = 500;
const DAY = 86_400_000;

const giveDates = `UPDATE case_instance SET removal_at = ended_at + $1 WHERE root_key IN (
    SELECT root_key FROM case_instance WHERE ended_at IS NOT NULL AND removal_at IS NULL
    ORDER BY ended_at LIMIT ${GROUP} FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

/**
 * Gives what has ended its date of removal: soon after the end, so that no command pays for it. A date that was given
 * stays; a case that goes on again loses it (execution/case-rows.ts).
 */
@Injectable()
export class RemovalDates {
  constructor(
    private readonly database: Database,
    private readonly config: EngineConfig,
  ) {}

  /** Answers how many cases got one. */
  async give(): Promise<number> {
    const days = this.config.retentionDays ?? null;
    if (days === null) return 0;
    let given = 0;
    for (;;) {
      const { length } = await this.database.query(giveDates, [days * DAY]);
      given += length;
      if (length < GROUP) return given;
    }
  }
}
