import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { BatchType } from '@relevo/contracts';
import { actorOf, type Identity } from '../../access/identity.js';
import { Clock } from '../../clock/clock.js';
import { Database, type Transaction } from '../../database/database.js';
import { History } from '../../history/history.js';
import { Keys } from '../../keys/keys.js';
import { BatchNotice } from './batch-notice.js';
import type { BatchInstructions } from './batch-rows.js';

export interface NewBatch {
  readonly type: BatchType;
  readonly reason: string;
  readonly instructions?: BatchInstructions;
  /**
   * Which items: a query that answers the columns key, root_key and process_instance_key; its parameters begin with $1.
   */
  readonly items: { readonly text: string; readonly values: readonly unknown[] };
}

const valueFields = { BatchOperationCreated: ['reason'] };

const INSERT_BATCH = `INSERT INTO batch_operation
    (key, type, state, instructions, reason, created_by, created_by_kind, created_at, ended_at, total)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** Chooses the items as they are now, in one transaction with the batch and the record of who asked for it and why. */
@Injectable()
export class BatchCreation {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly history: History,
    private readonly clock: Clock,
    private readonly notice: BatchNotice,
  ) {}

  /** Who may is decided by the caller. Answers the batch's key; it is worked on from now on. */
  async create(identity: Identity, batch: NewBatch): Promise<Key> {
    await this.keys.reserve(1);
    const key = this.keys.nextKey();
    await this.database.transaction((tx) => this.#write(tx, identity, { ...batch, key }));
    this.notice.begun();
    return key;
  }

  async #write(tx: Transaction, identity: Identity, batch: NewBatch & { readonly key: Key }): Promise<void> {
    const { key, type, reason, instructions = {}, items } = batch;
    const at = this.clock.now();
    const actor = actorOf(identity);
    const total = await chooseItems(tx, key, items);
    const ended = total === 0 ? (['completed', at] as const) : (['active', null] as const);
    const by = [actor.id, actor.kind, at] as const;
    await tx.query(INSERT_BATCH, [key, type, ended[0], JSON.stringify(instructions), reason, ...by, ended[1], total]);
    await this.history.append(tx, {
      stream: 'administration',
      actor,
      command: 'CreateBatchOperation',
      at,
      events: [{ type: 'BatchOperationCreated', batchKey: key, batchType: type, total, reason }],
      valueFields,
    });
  }
}

const chooseItems = async (tx: Transaction, key: Key, { text, values }: NewBatch['items']): Promise<number> => {
  const [row] = await tx.query<{ total: number }>(
    `WITH chosen AS (
        INSERT INTO batch_operation_item (batch_key, key, root_key, process_instance_key)
        SELECT $${values.length + 1}, key, root_key, process_instance_key FROM (${text}) AS wanted
        RETURNING key)
      SELECT count(*)::integer AS total FROM chosen`,
    [...values, key],
  );
  return row?.total ?? 0;
};
