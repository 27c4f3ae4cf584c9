import { Database } from '../../../apps/engine/src/database/database.js';
import type { Engine } from '../../../apps/engine/src/engine.js';
import { HistoryReader } from '../../../apps/engine/src/history/history-reader.js';
import type { OrderLedger } from './orders.js';

/** Streams whose chain is verified one by one; every answered command is looked up in any case. */
const sampled = 500;

/** What is missing, doubled or half-done; empty when nothing is. */
export const orderFindings = async (engine: Engine, ledger: OrderLedger): Promise<readonly string[]> => [
  ...ledger.unexpected.slice(0, 5),
  ...(await lost(engine, ledger)),
  ...(await doubled(engine, ledger)),
  ...(await halfDone(engine)),
  ...(await brokenChains(engine)),
];

const keysOf = async (engine: Engine, text: string): Promise<ReadonlySet<string>> =>
  new Set((await engine.get<Database>(Database).query<{ key: string }>(text)).map(({ key }) => key));

const startedKeys = (engine: Engine): Promise<ReadonlySet<string>> =>
  keysOf(engine, `SELECT key FROM process_instance WHERE bpmn_process_id = 'order'`);
const publishedKeys = (engine: Engine): Promise<ReadonlySet<string>> =>
  keysOf(engine, `SELECT key FROM message WHERE name = 'paid'`);

const lost = async (engine: Engine, { started, published }: OrderLedger): Promise<readonly string[]> => {
  const [instances, messages] = [await startedKeys(engine), await publishedKeys(engine)];
  return [
    ...[...started].filter((key) => !instances.has(key)).map((key) => `lost: instance ${key}`),
    ...[...published].filter((key) => !messages.has(key)).map((key) => `lost: message ${key}`),
  ];
};

/** Refused means that nothing was done: there is no more than what was answered or cut off. */
const doubled = async (engine: Engine, ledger: OrderLedger): Promise<readonly string[]> => {
  const there = (await startedKeys(engine)).size + (await publishedKeys(engine)).size;
  const answered = ledger.started.size + ledger.published.size;
  return there <= answered + ledger.unanswered
    ? []
    : [`${String(there)} were done, but only ${String(answered)} answered and ${String(ledger.unanswered)} cut off`];
};

/** Each instance has its one open task and its one record. */
const halfDone = async (engine: Engine): Promise<readonly string[]> => {
  const rows = await engine.get<Database>(Database).query<{ key: string; tasks: string; records: string }>(
    `SELECT p.key, t.tasks, r.records FROM process_instance p
       CROSS JOIN LATERAL (SELECT count(*) AS tasks FROM user_task u WHERE u.root_key = p.root_key) AS t
       CROSS JOIN LATERAL (SELECT count(*) AS records FROM history_record h WHERE h.stream_key = p.root_key) AS r
     WHERE p.bpmn_process_id = 'order' AND (t.tasks <> 1 OR r.records <> 1) LIMIT 5`,
  );
  return rows.map(({ key, tasks, records }) => `half-done: instance ${key} has ${tasks} tasks and ${records} records`);
};

const brokenChains = async (engine: Engine): Promise<readonly string[]> => {
  const streams = await engine.get<Database>(Database).query<{ stream: string }>(
    `SELECT stream FROM (SELECT 'case:' || root_key AS stream FROM case_instance
         UNION ALL SELECT stream FROM history_stream) AS streams ORDER BY random() LIMIT $1`,
    [sampled],
  );
  const history = engine.get(HistoryReader);
  const found: string[] = [];
  for (const { stream } of streams) {
    const verdict = await history.verifyStream(stream as `case:${string}`);
    if (!verdict.whole) found.push(`chain broken: ${stream} at ${String(verdict.brokenAt)}`);
  }
  return found;
};
