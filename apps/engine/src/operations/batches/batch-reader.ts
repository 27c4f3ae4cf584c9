import { Injectable } from '@nestjs/common';
import type { Batch, BatchItem, Page } from '@relevo/contracts';
import { Directory } from '../../access/directory.js';
import type { Identity } from '../../access/identity.js';
import { Database } from '../../database/database.js';
import { isKey } from '../../execution/case-locator.js';
import { readCursor, writeCursor } from '../../tickets/page-cursor.js';
import { type Condition, joinConditions } from '../../tickets/ticket-search.js';
import { timestamp, timestampOrNull } from '../../tickets/ticket-view.js';
import type { BatchItemList, BatchList } from '../operation-requests.js';
import { requireFaultKeeper } from '../operation-rights.js';
import { noSuchBatch } from './batch-control.js';
import { batchColumns, type BatchRow, type ItemRow } from './batch-rows.js';

type ListedItem = ItemRow & { readonly number: string | null; readonly title: string | null };

const ITEMS = `SELECT i.key::text, i.process_instance_key::text, i.state, i.processed_at::text, i.error_message, i.age::text,
    t.number, t.title
  FROM batch_operation_item i LEFT JOIN ticket t ON t.root_key = i.root_key`;

/** Batch operations and what became of each item, for `/api`. */
@Injectable()
export class BatchReader {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** The newest first. */
  async list(identity: Identity, { state, limit, cursor }: BatchList): Promise<Page<Batch>> {
    requireFaultKeeper(identity, 'look at batch operations');
    const { text, values } = joinConditions([
      ...when(state, 'b.state = ?'),
      ...when(cursor && readCursor(cursor).age, 'b.age < ?::bigint'),
    ]);
    const rows = await this.database.query<BatchRow>(
      `SELECT ${batchColumns} FROM batch_operation b WHERE ${text} ORDER BY b.age DESC LIMIT $${values.length + 1}`,
      [...values, limit + 1],
    );
    const total = await this.#count('batch_operation b', joinConditions(when(state, 'b.state = ?')));
    return { ...pageOf(rows, limit, (row) => this.#view(row)), total };
  }

  async one(identity: Identity, key: string): Promise<Batch> {
    requireFaultKeeper(identity, 'look at batch operations');
    const [row] = isKey(key)
      ? await this.database.query<BatchRow>(`SELECT ${batchColumns} FROM batch_operation b WHERE b.key = $1`, [key])
      : [];
    if (!row) throw noSuchBatch(key);
    return this.#view(row);
  }

  async items(identity: Identity, key: string, { state, limit, cursor }: BatchItemList): Promise<Page<BatchItem>> {
    await this.one(identity, key);
    const wanted = [{ text: 'i.batch_key = ?', values: [key] }, ...when(state, 'i.state = ?')];
    const after = when(cursor && readCursor(cursor).age, 'i.age > ?::bigint');
    const { text, values } = joinConditions([...wanted, ...after]);
    const rows = await this.database.query<ListedItem>(
      `${ITEMS} WHERE ${text} ORDER BY i.age LIMIT $${values.length + 1}`,
      [...values, limit + 1],
    );
    const total = await this.#count('batch_operation_item i', joinConditions(wanted));
    return { ...pageOf(rows, limit, itemView), total };
  }

  async #count(from: string, { text, values }: Condition): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM ${from} WHERE ${text}`,
      values,
    );
    return row?.total ?? 0;
  }

  #view(row: BatchRow): Batch {
    return {
      ...{ key: row.key, type: row.type, state: row.state, reason: row.reason, total: row.total },
      createdBy: this.directory.person(row.created_by),
      createdAt: timestamp(row.created_at),
      endedAt: timestampOrNull(row.ended_at),
      ...{ completed: row.completed, failed: row.failed, canceled: row.canceled },
    };
  }
}

const when = (value: unknown, text: string): readonly Condition[] =>
  value === undefined ? [] : [{ text, values: [value] }];

const pageOf = <Row extends { readonly age: string }, View>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
): Omit<Page<View>, 'total'> => {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(view), nextCursor: last ? writeCursor({ value: last.age, age: last.age }) : null };
};

const itemView = (row: ListedItem): BatchItem => ({
  key: row.key,
  processInstanceKey: row.process_instance_key,
  ticket: row.number === null ? null : { number: row.number, title: row.title ?? '' },
  state: row.state,
  processedAt: timestampOrNull(row.processed_at),
  errorMessage: row.error_message,
});
