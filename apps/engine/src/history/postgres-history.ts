import { Injectable } from '@nestjs/common';
import type { Statement, Transaction } from '../database/database.js';
import { History, type NewRecord, type StreamName } from './history.js';
import { FIRST_HASH, monthOf, type SealedRecord, sealRecord } from './record.js';
import { insertRecords } from './record-rows.js';

interface Head {
  readonly key: string;
  readonly opened_month: number;
  readonly sequence: string;
  readonly head_hash: Buffer;
}

const OPEN = `INSERT INTO history_stream (key, stream, opened_month, sequence, head_hash)
  OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5)`;

/** Makes the stream where it is new, and locks its head either way. */
const lockHead = `INSERT INTO history_stream (stream, opened_month, sequence, head_hash) VALUES ($1, $2, 0, $3)
  ON CONFLICT (stream) DO UPDATE SET stream = EXCLUDED.stream
  RETURNING key::text, opened_month, sequence, head_hash`;

@Injectable()
export class PostgresHistory extends History {
  async append(tx: Transaction, record: NewRecord): Promise<number> {
    refuseCaseStream(record.stream);
    const [head] = await tx.query<Head>(lockHead, [record.stream, monthOf(record.at), FIRST_HASH]);
    if (!head) throw new Error(`Expected the head of stream ${record.stream}, but none was written.`);
    const sealed = sealAfter(head, record);
    await tx.queryAll([
      insertRecords([sealed]),
      {
        text: 'UPDATE history_stream SET sequence = $2, head_hash = $3 WHERE stream = $1',
        values: [record.stream, sealed.sequence, sealed.hash],
      },
    ]);
    return sealed.sequence;
  }

  open(streamKey: string, record: NewRecord): readonly Statement[] {
    refuseCaseStream(record.stream);
    const month = monthOf(record.at);
    const sealed = sealAfter({ key: streamKey, opened_month: month, sequence: '0', head_hash: FIRST_HASH }, record);
    const head = [streamKey, record.stream, month, sealed.sequence, sealed.hash];
    return [{ text: OPEN, values: head }, insertRecords([sealed])];
  }
}

const sealAfter = (head: Head, record: NewRecord): SealedRecord =>
  sealRecord({
    ...record,
    streamKey: head.key,
    definitionKey: record.definitionKey ?? null,
    sequence: Number(head.sequence) + 1,
    previousHash: head.head_hash,
    openedMonth: head.opened_month,
  });

const refuseCaseStream = (stream: StreamName): void => {
  if (stream.startsWith('case:')) {
    throw new Error(`Expected a stream that is no case, but got ${stream}. Submit a command of that case instead.`);
  }
};
