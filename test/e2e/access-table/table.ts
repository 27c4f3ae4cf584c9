import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Caller, callerNames } from './callers.js';

/** `yes`: answered. A number: refused with that status; 404 where even the existence is hidden. */
export type Verdict = 'yes' | 401 | 403 | 404;

export interface Row {
  readonly name: string;
  readonly verdicts: Readonly<Record<Caller, Verdict>>;
}

/** The rows of the table under a heading of `who-may.md`; its columns are the callers. */
export const readTable = async (heading: string): Promise<readonly Row[]> => {
  const text = await readFile(join(import.meta.dirname, 'who-may.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`Expected a heading "${heading}" in who-may.md, but there is none.`);
  const [head, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'));
  const columns = cellsOf(head ?? '').slice(1);
  if (columns.join() !== callerNames.join()) throw new Error(`Expected the columns ${callerNames.join(', ')}.`);
  return rows.map((line) => rowOf(cellsOf(line)));
};

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const rowOf = ([name = '', ...cells]: readonly string[]): Row => ({
  name: name.replaceAll('`', ''),
  verdicts: Object.fromEntries(
    callerNames.map((caller, column) => [caller, verdictOf(cells[column] ?? '', name)]),
  ) as Record<Caller, Verdict>,
});

const verdictOf = (cell: string, row: string): Verdict => {
  if (cell === 'yes') return 'yes';
  const status = Number(cell);
  if (status === 401 || status === 403 || status === 404) return status;
  throw new Error(`Expected yes, 401, 403 or 404 in the row ${row}, but found "${cell}".`);
};
