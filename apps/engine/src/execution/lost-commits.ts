import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { GroupDatabase } from '../database/database.js';
import { EngineError } from '../errors/engine-error.js';
import { HistoryReader } from '../history/history-reader.js';
import type { SealedRecord } from '../history/record.js';

/** A record that the transaction wrote: nobody else's has its hash. */
export type Witness = Pick<SealedRecord, 'stream' | 'sequence' | 'hash'>;

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
  constructor(
    private readonly database: GroupDatabase,
    private readonly history: HistoryReader,
  ) {}

  /**
   * Asks PostgreSQL itself, so it does not matter what others have done to the same cases since; waits while the
   * transaction is still ending and while nobody answers. Throws OutcomeUnknown when patience ends.
   */
  async tookEffect(transaction: string, witness: Witness | null, patience = PATIENCE): Promise<boolean> {
    const until = Date.now() + patience;
    for (;;) {
      const took = await this.#ask(transaction, witness).catch(() => null);
      if (took !== null) return took;
      if (Date.now() >= until) throw new OutcomeUnknown();
      await pause(ASK_EVERY);
    }
  }

  /** Null while it is still ending; throws where the database cannot be asked. */
  async #ask(transaction: string, witness: Witness | null): Promise<boolean | null> {
    const status = await this.#status(transaction);
    if (status === 'committed') return witness === null || this.#isKept(witness);
    return status === 'aborted' ? false : null;
  }

  async #status(transaction: string): Promise<Status | null> {
    try {
      const [row] = await this.database.query<{ status: Status | null }>(STATUS, [transaction]);
      return row?.status ?? null;
    } catch (error) {
      if (isInTheFuture(error)) return 'aborted';
      throw error;
    }
  }

  /**
   * A server that crashed forgets the numbers of transactions that had written nothing to its disk, and gives them again:
   * the one that committed under this number may be somebody else's.
   */
  async #isKept({ stream, sequence, hash }: Witness): Promise<boolean> {
    const [record] = await this.history.readStream(stream, { after: sequence - 1, limit: 1 });
    return record?.sequence === sequence && record.hash === hash.toString('hex');
  }
}

/** invalid_parameter_value, "transaction ID is in the future": the server crashed before, and never saw it end. */
const isInTheFuture = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '22023';
