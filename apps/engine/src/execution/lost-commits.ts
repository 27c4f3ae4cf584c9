import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';

type Status = 'committed' | 'aborted' | 'in progress';

const STATUS = 'SELECT pg_xact_status($1::text::xid8) AS status';

/** Milliseconds of wall time: a database that restarts is back long before, a dead connection has been noticed. */
const PATIENCE = 30_000;
const ASK_EVERY = 100;

/** Whether the commands took effect nobody can say: running them again might do them twice. */
export class OutcomeUnknown extends EngineError {
  constructor() {
    super(
      'not-ready',
      'Expected the database to say whether this was kept, but it does not answer. Look whether it happened before you send it again.',
      { retryAfterSeconds: 10 },
    );
  }
}

/** A connection may break after the server has committed and before it has said so. */
@Injectable()
export class LostCommits {
  constructor(private readonly database: Database) {}

  /**
   * Asks PostgreSQL itself, so it does not matter what others have done to the same cases since; waits while the
   * transaction is still ending and while nobody answers. Throws OutcomeUnknown when patience ends.
   */
  async tookEffect(transaction: string, patience = PATIENCE): Promise<boolean> {
    const until = Date.now() + patience;
    for (;;) {
      const status = await this.#status(transaction);
      if (status === 'committed') return true;
      if (status === 'aborted') return false;
      if (Date.now() >= until) throw new OutcomeUnknown();
      await pause(ASK_EVERY);
    }
  }

  /** Null where the database cannot be asked. */
  async #status(transaction: string): Promise<Status | null> {
    const rows = await this.database.query<{ status: Status | null }>(STATUS, [transaction]).catch(() => []);
    return rows[0]?.status ?? null;
  }
}
