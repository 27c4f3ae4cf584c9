import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database.js';

const leaseSeconds = 10;
const renewMilliseconds = 2_000;

/** One row: the engine that holds it deploys the shipped flows and loads demo data, the others wait (design §5). */
@Injectable()
export class StartLease {
  private readonly logger = new Logger('Start');
  private readonly holder = randomUUID();

  constructor(private readonly database: Database) {}

  /** Runs `work` on one engine at a time. An engine that was killed loses the lease after 10 seconds. */
  async hold(work: () => Promise<void>): Promise<void> {
    await this.wait();
    const renewal = setInterval(() => void this.take().catch(() => false), renewMilliseconds);
    try {
      await work();
    } finally {
      clearInterval(renewal);
      await this.database.query('UPDATE start_lease SET holder = NULL WHERE holder = $1', [this.holder]);
    }
  }

  private async wait(): Promise<void> {
    let said = false;
    while (!(await this.take())) {
      if (!said) this.logger.log('Another engine is preparing this installation: waiting until it has finished');
      said = true;
      await pause(250);
    }
  }

  /** Wall time of the database server, the only clock that engines on several machines share. */
  private async take(): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE start_lease SET holder = $1, expires_at = clock_timestamp() + make_interval(secs => $2)
       WHERE holder IS NULL OR holder = $1 OR expires_at < clock_timestamp() RETURNING holder`,
      [this.holder, leaseSeconds],
    );
    return rows.length === 1;
  }
}
