import { type CaseState, foldCase, type Key, toSnapshot } from '@relevo/bpmn-kernel';
import { Database } from '../../database/database.js';
import { HistoryReader } from '../../history/history-reader.js';
import { loadCases } from '../case-loading.js';
import type { Runtime } from './runtime.js';

/** The tables equal the fold of the history, and its chain is whole. */
export const expectSound = async (runtime: Runtime, caseKey: Key): Promise<void> => {
  const history = runtime.get(HistoryReader);
  const folded = foldCase(caseKey, (await history.readStream(`case:${caseKey}`)) as never);
  const [loaded] = await loadCases(runtime.get<Database>(Database), [caseKey]);
  expect(sorted(loaded?.state as CaseState)).toEqual(sorted(folded));
  expect(await history.verifyStream(`case:${caseKey}`)).toMatchObject({ whole: true, records: loaded?.sequence });
};

const sorted = (state: CaseState) => {
  const { caseKey, entered, ...tables } = toSnapshot(state);
  const rows = Object.entries(tables).map(([name, list]) => [
    name,
    list.map((row) => JSON.stringify(row, order)).sort(),
  ]);
  return { caseKey, entered, ...Object.fromEntries(rows) };
};

const order = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
