/**
 * What a list shows while somebody reads it: rows that left are gone and rows that stayed are true at once, but rows
 * that came in between wait until they are asked for. Rows after the last known one are the next page and just follow.
 */
export const quietRows = <Row>(
  rows: readonly Row[],
  known: ReadonlySet<string> | null,
  keyOf: (row: Row) => string,
): { readonly shown: readonly Row[]; readonly waiting: number } => {
  if (known === null) return { shown: rows, waiting: 0 };
  const last = rows.findLastIndex((row) => known.has(keyOf(row)));
  const shown = rows.filter((row, place) => place > last || known.has(keyOf(row)));
  return { shown, waiting: rows.length - shown.length };
};
