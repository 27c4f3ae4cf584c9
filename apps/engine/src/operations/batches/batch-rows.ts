import type { Key, TokenMove } from '@relevo/bpmn-kernel';
import type { BatchItemState, BatchState, BatchType } from '@relevo/contracts';

/** What each item is asked beside its key; only moves say more. */
export interface BatchInstructions {
  readonly move?: readonly TokenMove[];
}

export interface BatchRow {
  readonly key: Key;
  readonly type: BatchType;
  readonly state: BatchState;
  readonly instructions: BatchInstructions;
  readonly reason: string;
  readonly created_by: string;
  readonly created_by_kind: 'user' | 'worker';
  readonly created_at: string;
  readonly ended_at: string | null;
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
  readonly canceled: number;
  readonly age: string;
}

export interface ItemRow {
  readonly batch_key: Key;
  readonly key: Key;
  readonly root_key: Key;
  readonly process_instance_key: Key;
  readonly state: BatchItemState;
  readonly processed_at: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly age: string;
}

const count = (state: BatchItemState): string =>
  `(SELECT count(*)::integer FROM batch_operation_item i WHERE i.batch_key = b.key AND i.state = '${state}') AS ${state}`;

/** Of `batch_operation b`, with its progress. */
export const batchColumns = `b.key::text, b.type, b.state, b.instructions, b.reason, b.created_by, b.created_by_kind,
  b.created_at::text, b.ended_at::text, b.total, b.age::text, ${count('completed')}, ${count('failed')}, ${count('canceled')}`;
