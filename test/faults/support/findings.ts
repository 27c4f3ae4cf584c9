import { type CaseState, foldCase, type Key, toSnapshot, valueFields } from '@relevo/bpmn-kernel';
import { Catalogue } from '../../../apps/engine/src/catalogue/catalogue.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import type { Engine } from '../../../apps/engine/src/engine.js';
import { loadCases } from '../../../apps/engine/src/execution/case-loading.js';
import { HistoryReader, type RecordedRecord } from '../../../apps/engine/src/history/history-reader.js';
import { deriveTicket } from '../../../apps/engine/src/tickets/derive-ticket.js';
import type { Ledger } from './ledger.js';

/** Everything that is wrong with what a crashed engine left; empty when nothing is. */
export const findings = async (engine: Engine, ledger: Ledger): Promise<readonly string[]> => [
  ...(await missingOrDoubled(engine, ledger)),
  ...(await unsound(engine)),
];

/** What can be told without a ledger: chains, folds, timers and signals. */
export const unsound = async (engine: Engine): Promise<readonly string[]> => [
  ...(await unsoundStreams(engine)),
  ...(await lostTimers(engine)),
  ...(await lostSignals(engine)),
];

const database = (engine: Engine): Database => engine.get<Database>(Database);

/** How often each fact of a kind stands in the whole history, by the field that names it. */
const countFacts = async (engine: Engine, type: string, field: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await database(engine).query<{ name: string; count: string }>(
    `SELECT event ->> $2 AS name, count(*) AS count
     FROM history_record, jsonb_array_elements(events) AS event WHERE event ->> 'type' = $1 GROUP BY 1`,
    [type, field],
  );
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
};

const exactlyOnce = (what: string, expected: Iterable<string>, counts: ReadonlyMap<string, number>): string[] => [
  ...[...expected].filter((name) => !counts.has(name)).map((name) => `lost: ${what} ${name}`),
  ...[...counts].filter(([, count]) => count > 1).map(([name, count]) => `${String(count)} times: ${what} ${name}`),
];

const countRows = async (engine: Engine, text: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await database(engine).query<{ name: string; count: string }>(text);
  return new Map(rows.map(({ name, count }) => [name, Number(count)]));
};

const missingOrDoubled = async (engine: Engine, ledger: Ledger): Promise<readonly string[]> => [
  ...exactlyOnce(
    'start of instance',
    ledger.startedInstances,
    await countFacts(engine, 'ProcessInstanceStarted', 'processInstanceKey'),
  ),
  ...exactlyOnce(
    'completion of task',
    ledger.completedTasks,
    await countFacts(engine, 'UserTaskCompleted', 'userTaskKey'),
  ),
  ...exactlyOnce(
    'message for instance',
    await throughFirstTask(engine, ledger.publishedMessages),
    await countFacts(engine, 'MessageCorrelated', 'processInstanceKey'),
  ),
  ...exactlyOnce(
    'ticket',
    ledger.reportedTickets.keys(),
    await countRows(engine, 'SELECT title AS name, count(*) AS count FROM ticket GROUP BY 1'),
  ),
  ...exactlyOnce(
    'comment',
    ledger.comments,
    await countRows(engine, 'SELECT text AS name, count(*) AS count FROM ticket_comment GROUP BY 1'),
  ),
];

/** Only these wait for their message by now. */
const throughFirstTask = async (engine: Engine, instances: ReadonlySet<string>): Promise<readonly string[]> => {
  const rows = await database(engine).query<{ key: string }>(
    "SELECT DISTINCT process_instance_key AS key FROM user_task WHERE element_id = 'first' AND state = 'completed'",
  );
  return rows.map(({ key }) => key).filter((key) => instances.has(key));
};

/** Each timer that was started and not cancelled has fired once by now: all were due long ago. */
const lostTimers = async (engine: Engine): Promise<readonly string[]> => {
  const fired = await countFacts(engine, 'TimerFired', 'timerKey');
  const rows = await database(engine).query<{ key: string }>(
    `SELECT event -> 'timer' ->> 'key' AS key FROM history_record, jsonb_array_elements(events) AS event
     WHERE event ->> 'type' = 'TimerStarted' AND event ->> 'elementId' = 'wait'`,
  );
  return exactlyOnce(
    'firing of timer',
    rows.map(({ key }) => key),
    fired,
  );
};

/** Each signal that was thrown has started one instance, and nothing is on its way any more. */
const lostSignals = async (engine: Engine): Promise<readonly string[]> => {
  const thrown = (await countFacts(engine, 'SignalThrown', 'signalKey')).size;
  const [row] = await database(engine).query<{ heard: string; pending: string }>(
    `SELECT (SELECT count(*) FROM process_instance WHERE bpmn_process_id = 'heard') AS heard,
      (SELECT count(*) FROM signal_delivery) AS pending`,
  );
  const found = { heard: Number(row?.heard), pending: Number(row?.pending) };
  return found.heard === thrown && found.pending === 0
    ? []
    : [`${String(thrown)} signals were thrown, but ${JSON.stringify(found)}`];
};

/** Chains, and `fold(events)` against the rows, of every stream. */
const unsoundStreams = async (engine: Engine): Promise<readonly string[]> => {
  const streams = await database(engine).query<{ stream: string }>('SELECT DISTINCT stream FROM history_record');
  const history = engine.get(HistoryReader);
  const found: string[] = [];
  for (const { stream } of streams) {
    const verdict = await history.verifyStream(stream as `case:${string}`);
    if (!verdict.whole) found.push(`chain broken: ${stream} at ${String(verdict.brokenAt)}`);
    if (stream.startsWith('case:')) found.push(...(await unequalFold(engine, stream.slice('case:'.length) as Key)));
  }
  return found;
};

/** A case's stream holds the ticket's facts too. */
const kernelEvents = ({ at, events }: RecordedRecord) => ({
  at,
  events: events.filter(({ type }) => Object.hasOwn(valueFields, type)),
});

const unequalFold = async (engine: Engine, caseKey: Key): Promise<readonly string[]> => {
  const records = await engine.get(HistoryReader).readStream(`case:${caseKey}`);
  const folded = foldCase(caseKey, records.map(kernelEvents) as never);
  const [loaded] = await loadCases(database(engine), [caseKey]);
  const rows = loaded ? canonical(loaded.state) : 'no rows';
  const kernel = rows === canonical(folded) ? [] : [`fold differs: case ${caseKey}\n${rows}\n${canonical(folded)}`];
  return [...kernel, ...(await unequalTicket(engine, caseKey, folded))];
};

/** The ticket's derived columns are a pure function of the folded state. */
const unequalTicket = async (engine: Engine, caseKey: Key, folded: CaseState): Promise<readonly string[]> => {
  const [row] = await database(engine).query<Record<string, unknown>>(
    'SELECT status, step, group_id, holder_id, priority, has_fault FROM ticket WHERE root_key = $1',
    [caseKey],
  );
  if (!row) return [];
  const catalogue = engine.get<Catalogue>(Catalogue);
  const derived = deriveTicket(folded, (key) => catalogue.definition(key)?.definition);
  const expected = {
    status: derived.status,
    step: derived.step?.label ?? null,
    group_id: derived.groupId,
    holder_id: derived.holderId,
    priority: derived.priority,
    has_fault: derived.hasFault,
  };
  const [stored, folds] = [JSON.stringify(row, sortKeys), JSON.stringify(expected, sortKeys)];
  return stored === folds ? [] : [`ticket of case ${caseKey} differs: ${stored} and ${folds}`];
};

const canonical = (state: CaseState): string => {
  const { caseKey, entered, ...tables } = toSnapshot(state);
  const rows = Object.entries(tables).map(([name, list]) => [
    name,
    (list as readonly unknown[]).map((row) => JSON.stringify(row, sortKeys)).sort(),
  ]);
  return JSON.stringify({ caseKey, entered, ...Object.fromEntries(rows) });
};

const sortKeys = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
