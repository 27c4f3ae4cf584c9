import { Injectable } from '@nestjs/common';
import type { Key } from '@relevo/bpmn-kernel';
import type { Identity } from '../../access/identity.js';
import { Clock } from '../../clock/clock.js';
import { joinConditions } from '../../tickets/ticket-search.js';
import { BatchCreation } from '../batches/batch-creation.js';
import type { RetryFaults } from '../operation-requests.js';
import { requireOperator } from '../operation-rights.js';
import { filterConditions } from './fault-query.js';

/** Retries many faults as a batch operation: those that are named, or all that fit. */
@Injectable()
export class FaultBatches {
  constructor(
    private readonly batches: BatchCreation,
    private readonly clock: Clock,
  ) {}

  async retry(identity: Identity, request: RetryFaults): Promise<{ readonly batchKey: Key }> {
    requireOperator(identity, 'retry many stuck elements');
    const { keys, filter = {}, reason } = request;
    const conditions = joinConditions([
      ...filterConditions(filter, this.clock.now()),
      ...(keys ? [{ text: 'f.key = ANY(?::bigint[])', values: [keys] }] : []),
    ]);
    const items = {
      text: `SELECT f.key, f.root_key, f.process_instance_key FROM fault f
        JOIN process_instance p ON p.root_key = f.root_key AND p.key = f.process_instance_key
        WHERE ${conditions.text} ORDER BY f.age`,
      values: conditions.values,
    };
    return { batchKey: await this.batches.create(identity, { type: 'resolve-fault', reason, items }) };
  }
}
