import type { Statement } from './database.js';

/** PostgreSQL's type of each column, in the order in which they are written. `text[]` and `tsvector` are given as lists of words. */
export type BulkColumns<Row> = { readonly [Name in keyof Row & string]: BulkType };

/** `jsonb` keeps JSON's own null; `jsonb?` writes NULL for it. */
type BulkType = 'bigint' | 'integer' | 'text' | 'bytea' | 'boolean' | 'jsonb' | 'jsonb?' | 'text[]' | 'tsvector';

/** An array of arrays does not unnest: lists of words travel as array literals. */
const carriers: Partial<Record<BulkType, string>> = { 'text[]': 'text', tsvector: 'text', 'jsonb?': 'jsonb' };

const stored = (type: BulkType, name: string): string => {
  if (type === 'text[]') return `${name}::text[]`;
  return type === 'tsvector' ? `array_to_tsvector(${name}::text[])` : name;
};

const bound = (type: BulkType, value: unknown): unknown => {
  if (type === 'jsonb') return JSON.stringify(value);
  if (value === null) return null;
  if (type === 'jsonb?') return JSON.stringify(value);
  return type === 'text[]' || type === 'tsvector' ? textArray(value as readonly string[]) : value;
};

/** An array literal of PostgreSQL. */
export const textArray = (words: readonly string[]): string =>
  `{${words.map((word) => `"${word.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

/** Builds, once, the INSERT of any number of rows: one array per column, so its text is always the same. */
export const bulkInsert = <Row extends object>(
  table: string,
  columns: BulkColumns<Row>,
  onConflict = '',
): ((rows: readonly Row[]) => Statement[]) => {
  const entries = Object.entries<BulkType>(columns) as [keyof Row & string, BulkType][];
  const names = entries.map(([name]) => `"${name}"`).join(', ');
  const text = `INSERT INTO ${table} (${names})
    SELECT ${entries.map(([name, type]) => stored(type, `"${name}"`)).join(', ')}
    FROM unnest(${entries.map(([, type], index) => `$${index + 1}::${carriers[type] ?? type}[]`).join(', ')})
      AS given (${names}) ${onConflict}`;
  return (rows) =>
    rows.length === 0
      ? []
      : [{ text, values: entries.map(([name, type]) => rows.map((row) => bound(type, row[name]))) }];
};

/** `ON CONFLICT … DO UPDATE` of these columns. */
export const updateOnConflict = (key: string, columns: readonly string[]): string =>
  `ON CONFLICT (${key}) DO UPDATE SET ${columns.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`;
