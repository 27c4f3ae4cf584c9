import type { Client } from 'pg';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Columns of tables that hold rows of cases. Rows of the installation among them are told by their older keys. */
const caseColumns = ['root_key', 'stream', 'stream_key', 'ticket_number', 'article_key', 'job_key', 'key'];
/** Texts and hashes that stay unlike each other. */
const distinct = ['number', 'ticket_number', 'token_hash'];

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity <> 'a' AND a.attgenerated = ''
  ORDER BY c.relname, a.attnum`;

/**
 * Multiplies the cases of a database: each real row `times` times, its keys from `firstKey` on moved to a place of their
 * own, with all indexes and the history. Whatever tables there are: it asks the catalogue of PostgreSQL.
 */
export const multiplyCases = async (
  client: Client,
  { times, firstKey, only }: { readonly times: number; readonly firstKey: bigint; readonly only?: readonly string[] },
): Promise<void> => {
  const { rows } = await client.query<Column>(COLUMNS);
  await client.query('SET synchronous_commit = off');
  for (const table of new Set(rows.map((column) => column.table))) {
    const columns = rows.filter((column) => column.table === table);
    const isOfCases = columns.some(({ name }) => caseColumns.includes(name));
    if (!isOfCases || (only && !only.includes(table))) continue;
    await client.query(multiplied(table, columns, firstKey), [times]);
  }
  await client.query('RESET synchronous_commit');
  await client.query('UPDATE key_block SET next = next + $1::bigint * $2::bigint', [times + 1, spacing]);
};

/** Keys of one copy lie so far from those of the next. */
const spacing = '1000000000';

const multiplied = (table: string, columns: readonly Column[], firstKey: bigint): string => {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map((column) => moved(column, firstKey)).join(', ');
  return `INSERT INTO "${table}" (${names}) SELECT ${values} FROM "${table}" r, generate_series(1, $1::int) AS n
    WHERE ${keyed(columns, firstKey)}`;
};

/** Rows whose first key, or the case that their stream is of, is of those that are multiplied. */
const keyed = (columns: readonly Column[], firstKey: bigint): string => {
  if (columns.some(({ name }) => name === 'stream')) return `r.stream LIKE 'case:%'`;
  const key = columns.find(({ name, type }) => type === 'bigint' && name.endsWith('key'));
  return key ? `r."${key.name}" >= ${String(firstKey)}` : 'false';
};

const moved = ({ name, type }: Column, firstKey: bigint): string => {
  const column = `r."${name}"`;
  const move = `n::bigint * ${spacing}`;
  if (type === 'bigint')
    return `CASE WHEN ${column} >= ${String(firstKey)} THEN ${column} + ${move} ELSE ${column} END`;
  if (name === 'stream') {
    return `CASE WHEN ${column} ~ '^case:\\d+$' THEN 'case:' || (substr(${column}, 6)::bigint + ${move}) ELSE ${column} END`;
  }
  if (distinct.includes(name)) return type === 'bytea' ? `${column} || int4send(n)` : `${column} || '-' || n`;
  return column;
};
