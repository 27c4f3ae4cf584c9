import { textArray } from '../database/bulk-insert.js';
import type { Statement } from './executor.js';

/**
 * How a field of a row lies in PostgreSQL: keys are bigint and decimal text here, instants bigint and numbers here. A
 * document is `json`, a third smaller than `jsonb`: read whole far more often than searched.
 */
export type ColumnType = 'key' | 'instant' | 'number' | 'text' | 'boolean' | 'json' | 'document' | 'texts';

export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  readonly of: (row: Row) => unknown;
  /** Never changes after the row was inserted. */
  readonly fixed?: boolean;
  /** Not part of the case: written, not loaded. */
  readonly derived?: boolean;
  /** Name of the field when loaded. */
  readonly field: string;
  /** PostgreSQL's own type, where the values travel as another. */
  readonly cast?: string;
  /** Name of the column whose value it has where it is NULL. */
  readonly sameAs?: string;
}

export interface RowTable<Row> {
  readonly table: string;
  /** Beside `root_key`. */
  readonly keyColumn: string;
  /** Its primary key is `keyColumn` alone: rows that stay when they have ended need no second index. */
  readonly keptByKey?: true;
  readonly columns: readonly Column<Row>[];
  /** What a case is loaded from; all rows unless said. */
  readonly live?: string;
  readonly order: string;
}

/** A row of the case with this key. */
export interface Owned<Row> {
  readonly rootKey: string;
  readonly row: Row;
}

const arrayTypes: Readonly<Record<ColumnType, string>> = {
  key: 'bigint[]',
  instant: 'bigint[]',
  number: 'bigint[]',
  text: 'text[]',
  boolean: 'boolean[]',
  json: 'jsonb[]',
  document: 'json[]',
  texts: 'text[]',
};

/** What stands in the bound array for one row; an array of arrays does not unnest, so `texts` go as literals. */
const bind = (type: ColumnType, value: unknown): unknown => {
  if (type === 'json' || type === 'document') return value === null ? null : JSON.stringify(value);
  if (type === 'texts') return textArray(value as readonly string[]);
  return value ?? null;
};

const selected = ({ type, name, cast }: Column<never>): string => {
  if (type === 'texts') return `${name}::text[]`;
  return cast === undefined ? name : `${name}::${cast}`;
};

const upsertTexts = new WeakMap<object, string>();

/** Made once: its text is the same however many rows there are. */
const upsertText = <Row>(table: RowTable<Row>): string => {
  const known = upsertTexts.get(table);
  if (known !== undefined) return known;
  const { columns, keyColumn } = table;
  const primaryKey = table.keptByKey ? keyColumn : `root_key, ${keyColumn}`;
  const names = columns.map(({ name }) => name);
  const unnested = columns.map(({ type }, index) => `$${index + 2}::${arrayTypes[type]}`);
  const updates = columns
    .filter(({ fixed, name }) => !fixed && name !== keyColumn)
    .map(({ name }) => `${name} = EXCLUDED.${name}`);
  const text = `INSERT INTO ${table.table} AS kept (root_key, ${names.join(', ')})
      SELECT root_key, ${columns.map((column) => selected(column as Column<never>)).join(', ')}
      FROM unnest($1::bigint[], ${unnested.join(', ')}) AS given (root_key, ${names.join(', ')})
      ON CONFLICT (${primaryKey}) DO UPDATE SET ${updates.join(', ')}`;
  upsertTexts.set(table, text);
  return text;
};

/** Inserts or updates many rows of many cases at once. */
export const upsert = <Row>(table: RowTable<Row>, rows: readonly Owned<Row>[]): Statement => ({
  text: upsertText(table),
  values: [
    rows.map(({ rootKey }) => rootKey),
    ...table.columns.map(({ type, of }) => rows.map(({ row }) => bind(type, of(row)))),
  ],
});

/** Deletes many rows of many cases at once. */
export const remove = (table: RowTable<never>, rows: readonly Owned<string>[]): Statement => ({
  text: `DELETE FROM ${table.table} USING unnest($1::bigint[], $2::bigint[]) AS gone (root_key, key)
    WHERE ${table.table}.root_key = gone.root_key AND ${table.table}.${table.keyColumn} = gone.key`,
  values: [rows.map(({ rootKey }) => rootKey), rows.map(({ row }) => row)],
});

const loaded = ({ type, name, sameAs }: Column<never>): string => {
  const value = sameAs === undefined ? name : `coalesce(${name}, ${sameAs})`;
  return type === 'key' ? `${value}::text` : value;
};

/** A scalar subquery: the live rows of case `c` as a JSON array with the names of the kernel's fields. */
export const selectRows = ({ table, columns, live, order }: RowTable<never>): string => {
  const fields = columns.filter(({ derived }) => !derived).map((column) => `'${column.field}', ${loaded(column)}`);
  return `(SELECT coalesce(json_agg(json_build_object(${fields.join(', ')}) ORDER BY ${order}), '[]')
    FROM ${table} WHERE root_key = c.root_key${live ? ` AND ${live}` : ''})`;
};
