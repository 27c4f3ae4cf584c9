import { EngineError } from '../errors/engine-error.js';

/** Where a page ended: the sort value and the age of its last row. */
export interface PageCursor {
  readonly value: string;
  readonly age: string;
}

export const writeCursor = ({ value, age }: PageCursor): string =>
  Buffer.from(JSON.stringify([value, age])).toString('base64url');

/** What PostgreSQL takes for a positive bigint. */
export const isBigint = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n;

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((part) => typeof part === 'string') &&
  isBigint(String(value[1]));

export const readCursor = (written: string): PageCursor => {
  try {
    const pair: unknown = JSON.parse(Buffer.from(written, 'base64url').toString('utf8'));
    if (isPair(pair)) return { value: pair[0], age: pair[1] };
  } catch {
    // Told below, as any other cursor that is not ours.
  }
  throw new EngineError(
    'invalid-request',
    'Expected the `nextCursor` of a page, but this is none. Leave `cursor` out to begin at the first page.',
  );
};
