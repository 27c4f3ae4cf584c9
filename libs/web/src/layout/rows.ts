import type { Cell } from './grid.js';

interface Row {
  readonly ids: string[];
  readonly columns: Set<number>;
}

/** Two steps in one place get a row each. */
const withoutClashes = (cells: ReadonlyMap<string, Cell>): readonly Row[] => {
  const rows = new Map<number, Row[]>();
  for (const [id, { column, row }] of cells) {
    const [known, free] = [rows.get(row) ?? [], rows.get(row)?.find(({ columns }) => !columns.has(column))];
    rows.set(row, free === undefined ? [...known, { ids: [id], columns: new Set([column]) }] : known);
    free?.ids.push(id);
    free?.columns.add(column);
  }
  return [...rows].toSorted(([a], [b]) => a - b).flatMap(([, clashing]) => clashing);
};

/** The rows of one lane: each below those it stands near; what stands apart shares a row. */
export const rowsOf = (cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, number> => {
  const placed: { readonly first: number; readonly last: number; readonly row: number }[] = [];
  const found = new Map<string, number>();
  for (const { ids, columns } of withoutClashes(cells)) {
    const [first, last] = [Math.min(...columns), Math.max(...columns)];
    const near = placed.filter((other) => other.last + 1 >= first && other.first - 1 <= last);
    const row = Math.max(-1, ...near.map((other) => other.row)) + 1;
    placed.push({ first, last, row });
    for (const id of ids) found.set(id, row);
  }
  return found;
};
