import { type CaseState, foldCase, type Key, toSnapshot, valueFields } from '@relevo/bpmn-kernel';
import { Database } from '../../../../apps/engine/src/database/database.js';
import type { Engine } from '../../../../apps/engine/src/engine.js';
import { loadCases } from '../../../../apps/engine/src/execution/case-loading.js';
import { HistoryReader, type RecordedRecord } from '../../../../apps/engine/src/history/history-reader.js';
import { foldedRow, ticketRow } from '../../../e2e/tickets/fold-tickets.js';
import type { Facts } from './facts.js';

/** Streams that are read at the same moment. */
const atOnce = 6;

const STREAMS = `SELECT 'case:' || root_key AS stream FROM case_instance UNION ALL SELECT stream FROM history_stream`;

type StreamName = `case:${string}`;

/** Chains of all streams, and `fold(events)` against the rows of every case; tells `facts` what it read. */
export const soundStreams = async (engine: Engine, facts: Facts): Promise<readonly string[]> => {
  const rows = await engine.get<Database>(Database).query<{ stream: StreamName }>(STREAMS);
  const names = rows.map(({ stream }) => stream);
  const found: string[] = [];
  const readOn = async (): Promise<void> => {
    for (let stream = names.pop(); stream; stream = names.pop())
      found.push(...(await soundStream(engine, stream, facts)));
  };
  await Promise.all(Array.from({ length: atOnce }, readOn));
  return found;
};

const soundStream = async (engine: Engine, stream: StreamName, facts: Facts): Promise<readonly string[]> => {
  const history = engine.get(HistoryReader);
  const verdict = await history.verifyStream(stream);
  const chain = verdict.whole ? [] : [`the chain of ${stream} is broken at ${String(verdict.brokenAt)}`];
  const records = await history.readStream(stream);
  for (const record of records) facts.note(record);
  if (!stream.startsWith('case:')) return chain;
  const caseKey = stream.slice('case:'.length) as Key;
  return [...chain, ...(await kernelFolds(engine, caseKey, records)), ...(await ticketFolds(engine, caseKey))];
};

const kernelFolds = async (engine: Engine, caseKey: Key, records: readonly RecordedRecord[]): Promise<string[]> => {
  const folded = canonical(foldCase(caseKey, records.map(kernelEvents) as never));
  const [loaded] = await loadCases(engine.get<Database>(Database), [caseKey]);
  const rows = loaded ? canonical(loaded.state) : 'no rows';
  return rows === folded ? [] : [`the rows of case ${caseKey} are not what its records lead to\n${rows}\n${folded}`];
};

/** A case's stream holds the ticket's facts too. */
const kernelEvents = ({ at, events }: RecordedRecord) => ({
  at,
  events: events.filter(({ type }) => Object.hasOwn(valueFields, type)),
});

const ticketFolds = async (engine: Engine, caseKey: Key): Promise<string[]> => {
  const row = await ticketRow(engine, caseKey);
  if (!row) return [];
  const [kept, folded] = [text(row), text(await foldedRow(engine, caseKey))];
  return kept === folded ? [] : [`the ticket of case ${caseKey} is not what its records lead to\n${kept}\n${folded}`];
};

const canonical = (state: CaseState): string => {
  const { caseKey, entered, ...tables } = toSnapshot(state);
  const rows = Object.entries(tables).map(([name, list]) => [name, (list as readonly unknown[]).map(text).sort()]);
  return JSON.stringify({ caseKey, entered, ...Object.fromEntries(rows) });
};

const text = (value: unknown): string => JSON.stringify(value, sortKeys);

const sortKeys = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
