import { Injectable } from '@nestjs/common';
import type { BatchState } from '@relevo/contracts';
import { actorOf, type Identity } from '../../access/identity.js';
import { Clock } from '../../clock/clock.js';
import { Database, type Transaction } from '../../database/database.js';
import { EngineError } from '../../errors/engine-error.js';
import { isKey } from '../../execution/case-locator.js';
import { History } from '../../history/history.js';
import { requireOperator } from '../operation-rights.js';
import { BatchNotice } from './batch-notice.js';

const LOCK = 'SELECT state FROM batch_operation WHERE key = $1 FOR UPDATE';
const SET_STATE = 'UPDATE batch_operation SET state = $2, ended_at = $3 WHERE key = $1';
/** What is under way at this moment is done; everything else is left undone. */
const LEAVE_ITEMS = "UPDATE batch_operation_item SET state = 'canceled' WHERE batch_key = $1 AND state = 'active'";

interface Change {
  readonly command: string;
  readonly event: string;
  readonly from: readonly BatchState[];
  readonly to: BatchState;
  /** "Expected a batch operation that …" */
  readonly wanted: string;
}

const changes = {
  cancel: {
    ...{ command: 'CancelBatchOperation', event: 'BatchOperationCanceled', to: 'canceled' },
    ...{ from: ['active', 'suspended'], wanted: 'is not over' },
  },
  suspend: {
    ...{ command: 'SuspendBatchOperation', event: 'BatchOperationSuspended', to: 'suspended' },
    ...{ from: ['active'], wanted: 'runs' },
  },
  resume: {
    ...{ command: 'ResumeBatchOperation', event: 'BatchOperationResumed', to: 'active' },
    ...{ from: ['suspended'], wanted: 'is suspended' },
  },
} as const satisfies Record<string, Change>;

/** Stops, suspends and resumes batch operations. */
@Injectable()
export class BatchControl {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly notice: BatchNotice,
  ) {}

  cancel(identity: Identity, key: string): Promise<void> {
    return this.#change(identity, key, changes.cancel);
  }

  suspend(identity: Identity, key: string): Promise<void> {
    return this.#change(identity, key, changes.suspend);
  }

  resume(identity: Identity, key: string): Promise<void> {
    return this.#change(identity, key, changes.resume);
  }

  async #change(identity: Identity, key: string, change: Change): Promise<void> {
    requireOperator(identity, 'change batch operations');
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await lockBatch(tx, key, change);
      const ends = change.to === 'canceled';
      if (ends) await tx.query(LEAVE_ITEMS, [key]);
      await tx.query(SET_STATE, [key, change.to, ends ? at : null]);
      await this.history.append(tx, {
        ...{ stream: 'administration', actor: actorOf(identity), command: change.command, at, valueFields: {} },
        events: [{ type: change.event, batchKey: key }],
      });
    });
    this.notice.begun();
  }
}

const lockBatch = async (tx: Transaction, key: string, { from, wanted }: Change): Promise<void> => {
  const [row] = isKey(key) ? await tx.query<{ state: BatchState }>(LOCK, [key]) : [];
  if (!row) throw noSuchBatch(key);
  if (from.includes(row.state)) return;
  throw new EngineError(
    'wrong-state',
    `Expected a batch operation that ${wanted}, but ${key} is ${row.state}. Look at it again.`,
  );
};

export const noSuchBatch = (key: string): EngineError =>
  new EngineError('not-found', `Expected a batch operation with the key ${key}, but there is none. Look it up again.`);
