import { commitmentOf } from './canonical-json.js';
import { readPath } from './field-path.js';
import { FIRST_HASH, hashOf } from './record.js';
import { type RecordRow, toContent, type ValueRow } from './record-queries.js';

export interface Verdict {
  readonly whole: boolean;
  /** Sequence of the first record that was changed, removed or inserted; null when whole. */
  readonly brokenAt: number | null;
  readonly records: number;
}

export interface StreamHead {
  readonly sequence: string;
  readonly head_hash: Buffer;
}

/** Links, hashes and commitments of a whole stream, and that its end was not cut off. */
export const verifyRecords = (rows: readonly RecordRow[], head: StreamHead | null): Verdict => {
  let previous: Buffer = FIRST_HASH;
  for (const [index, row] of rows.entries()) {
    const sequence = index + 1;
    if (Number(row.sequence) !== sequence || !holds(row, previous)) return broken(sequence, rows);
    previous = row.hash;
  }
  const length = head ? Number(head.sequence) : 0;
  if (length !== rows.length) return broken(Math.min(length, rows.length) + 1, rows);
  if (head && !head.head_hash.equals(previous)) return broken(rows.length, rows);
  return { whole: true, brokenAt: null, records: rows.length };
};

const broken = (sequence: number, rows: readonly RecordRow[]): Verdict => ({
  whole: false,
  brokenAt: sequence,
  records: rows.length,
});

const holds = (row: RecordRow, previous: Buffer): boolean =>
  row.previous_hash.equals(previous) && row.hash.equals(hashOf(toContent(row))) && commitmentsHold(row);

/** Every value matches its commitment, and none is missing; an erased one has lost value and salt together. */
const commitmentsHold = (row: RecordRow): boolean =>
  row.values.every((value) => valueHolds(row, value)) && countCommitments(row.events) === row.values.length;

const valueHolds = (row: RecordRow, { event_index, path, salt, value }: ValueRow): boolean => {
  const commitment = readPath(row.events[event_index], `${path}.commitment`);
  if (salt === null) return value === null && typeof commitment === 'string';
  return commitment === commitmentOf(Buffer.from(salt, 'hex'), value);
};

const countCommitments = (node: unknown): number => {
  if (typeof node !== 'object' || node === null) return 0;
  if (isCommitment(node)) return 1;
  return Object.values(node).reduce<number>((sum, inner) => sum + countCommitments(inner), 0);
};

/** A header or form field of somebody's own may be called the same; SHA-256 in hexadecimal it is not. */
const isCommitment = (node: object): boolean => {
  const [[name, value] = [], ...others] = Object.entries(node);
  return name === 'commitment' && others.length === 0 && typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
};
