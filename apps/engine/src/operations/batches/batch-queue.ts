import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import type { WorkedBatch, WorkedItem } from './batch-items.js';

/** So many batches go on side by side, the oldest first. */
const MOST_BATCHES = 10;

export const RUNNING = `SELECT key::text, type, instructions, reason, created_by, created_by_kind FROM batch_operation
  WHERE state = 'active' ORDER BY age LIMIT ${MOST_BATCHES}`;
export const NEXT = `SELECT batch_key::text, key::text, root_key::text, process_instance_key::text FROM batch_operation_item
  WHERE batch_key = $1 AND state = 'active' AND NOT (key = ANY($3::bigint[])) ORDER BY age LIMIT $2`;
const FINISH = `UPDATE batch_operation b SET state = 'completed', ended_at = $2
  WHERE b.key = $1 AND b.state = 'active'
    AND NOT EXISTS (SELECT 1 FROM batch_operation_item i WHERE i.batch_key = b.key AND i.state = 'active')`;

/** What batches have left to do; read without a lock, in bounded groups. */
@Injectable()
export class BatchQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  running(): Promise<readonly WorkedBatch[]> {
    return this.database.query<WorkedBatch>(RUNNING);
  }

  next({ key }: WorkedBatch, limit: number, without: readonly Key[]): Promise<readonly WorkedItem[]> {
    return this.database.query<WorkedItem>(NEXT, [key, limit, without]);
  }

  /** Where no item is left; whoever sees that first. */
  async finish({ key }: WorkedBatch): Promise<void> {
    await this.database.query(FINISH, [key, this.clock.now()]);
  }
}
