import { EngineError } from '../../errors/engine-error.js';
import type { Parameters } from './search-resource.js';

/** One column of the order, tie-breaks included. */
export interface OrderColumn {
  readonly sql: string;
  readonly descending: boolean;
}

/** A cursor is the order's values of the row it stands at: `[value, …]`, base64 as Camunda's clients want it. */
export const writeCursor = (values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64');

export const readCursor = (cursor: string, columns: number): readonly unknown[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString());
    if (Array.isArray(values) && values.length === columns) return values;
  } catch {
    // Falls through to the refusal: whatever it is, it is no cursor of ours.
  }
  throw new EngineError(
    'invalid-request',
    'Expected a cursor that an answer of this search gave, but this is none. Start again without it.',
  );
};

/** PostgreSQL puts NULL last when ascending and first when descending; so does the comparison. */
const beyond = ({ sql, descending }: OrderColumn, value: unknown, parameter: string): string => {
  if (descending) return value === null ? `${sql} IS NOT NULL` : `${sql} < ${parameter}`;
  return value === null ? 'false' : `(${sql} > ${parameter} OR ${sql} IS NULL)`;
};

/** Rows strictly after the cursor's, in the order of `columns`. */
export const afterCursor = (columns: readonly OrderColumn[], values: readonly unknown[], bound: Parameters): string => {
  const parameters = values.map((value) => (value === null ? 'NULL' : bound.add(value)));
  const alternatives = columns.map((column, index) => {
    const same = columns
      .slice(0, index)
      .map(({ sql }, i) => (values[i] === null ? `${sql} IS NULL` : `${sql} = ${parameters[i] ?? ''}`));
    return `(${[...same, beyond(column, values[index], parameters[index] ?? '')].join(' AND ')})`;
  });
  return `(${alternatives.join(' OR ')})`;
};
