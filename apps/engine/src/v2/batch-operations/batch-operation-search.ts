import type { BatchItemState, BatchState, BatchType } from '@relevo/contracts';
import { batchColumns } from '../../operations/batches/batch-rows.js';
import type { SearchResource } from '../search/search-resource.js';
import { isoDate, present } from '../wire.js';

/** Those that Camunda has. */
export const batchTypes = {
  CANCEL_PROCESS_INSTANCE: 'cancel-process-instance',
  RESOLVE_INCIDENT: 'resolve-fault',
  MODIFY_PROCESS_INSTANCE: 'modify-process-instance',
} as const satisfies Record<string, BatchType>;

export type WireBatchType = keyof typeof batchTypes;

const states = {
  ACTIVE: 'active',
  SUSPENDED: 'suspended',
  COMPLETED: 'completed',
  CANCELED: 'canceled',
} as const satisfies Record<string, BatchState>;

const itemStates = {
  ACTIVE: 'active',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELED: 'canceled',
} as const satisfies Record<string, BatchItemState>;

const wireTypes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(batchTypes).map(([wire, stored]) => [stored, wire]),
);

const known = `b.type IN (${Object.values(batchTypes)
  .map((type) => `'${type}'`)
  .join(', ')})`;

interface BatchRow {
  readonly key: string;
  readonly type: string;
  readonly state: string;
  readonly created_at: string;
  readonly ended_at: string | null;
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
}

export const batchOperations: SearchResource<BatchRow, object> = {
  name: 'batch operations',
  select: batchColumns,
  from: 'batch_operation b',
  where: known,
  fields: {
    batchOperationKey: { sql: 'b.key', kind: 'key' },
    operationType: { sql: 'b.type', kind: 'text', values: batchTypes },
    state: { sql: 'b.state', kind: 'text', values: states },
    startDate: { sql: 'b.created_at', kind: 'instant' },
    endDate: { sql: 'b.ended_at', kind: 'instant' },
  },
  tieBreak: ['b.age'],
  view: (row) =>
    present({
      batchOperationKey: row.key,
      state: row.state.toUpperCase(),
      batchOperationType: wireTypes[row.type],
      startDate: isoDate(Number(row.created_at)),
      endDate: row.ended_at === null ? null : isoDate(Number(row.ended_at)),
      operationsTotalCount: row.total,
      operationsFailedCount: row.failed,
      operationsCompletedCount: row.completed,
      errors: [],
    }),
};

interface ItemRow {
  readonly batch_key: string;
  readonly type: string;
  readonly key: string;
  readonly process_instance_key: string;
  readonly state: string;
  readonly processed_at: string | null;
  readonly error_message: string | null;
}

export const batchOperationItems: SearchResource<ItemRow, object> = {
  name: 'batch operation items',
  select:
    'i.batch_key::text, b.type, i.key::text, i.process_instance_key::text, i.state, i.processed_at::text, i.error_message',
  from: 'batch_operation_item i JOIN batch_operation b ON b.key = i.batch_key',
  where: known,
  fields: {
    batchOperationKey: { sql: 'i.batch_key', kind: 'key' },
    itemKey: { sql: 'i.key', kind: 'key' },
    processInstanceKey: { sql: 'i.process_instance_key', kind: 'key' },
    state: { sql: 'i.state', kind: 'text', values: itemStates },
  },
  tieBreak: ['i.age'],
  view: (row) =>
    present({
      operationType: wireTypes[row.type],
      batchOperationKey: row.batch_key,
      itemKey: row.key,
      processInstanceKey: row.process_instance_key,
      state: row.state.toUpperCase(),
      processedDate: row.processed_at === null ? null : isoDate(Number(row.processed_at)),
      errorMessage: row.error_message,
    }),
};
