import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../apps/engine/src/database/database.js';
import { diagram, flows } from '../e2e/bad-input/diagrams.js';
import { Operator } from '../e2e/operations/operator.js';
import { basic } from '../support/http-client.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { EngineProcess } from './support/engine-process.js';

const MANY = 400;
const KILLS = 3;

const waiting = diagram(
  'waiting',
  `<bpmn:startEvent id="start" />
  <bpmn:userTask id="ask"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements></bpmn:userTask>
  <bpmn:endEvent id="end" />${flows(['start', 'ask'], ['ask', 'end'])}`,
);

/** Suspending twice is refused: an item that was done twice would be counted as failed. */
describe('kill -9 in the middle of a batch operation', () => {
  let database: FreshDatabase;
  let dataDir: string;
  let relevo: TestEngine;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    dataDir = await mkdtemp(join(tmpdir(), 'relevo-batch-'));
    relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
    const operator = new Operator(relevo);
    await operator.deploy(waiting);
    for (let count = 0; count < MANY; count += 20) {
      await Promise.all(Array.from({ length: 20 }, () => operator.start('waiting')));
    }
    await relevo.close();
  });
  afterAll(async () => {
    await relevo.close();
    await rm(dataDir, { recursive: true, force: true });
    await database.drop();
  });

  /** Begins the batch unless there is one, waits until so many items are done, then kills; answers the batch. */
  const killAfter = async (key: string | null, done: number): Promise<string> => {
    const engine = await EngineProcess.start(database.url, dataDir);
    const call = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
      const headers = { ...basic('administrator'), 'content-type': 'application/json' };
      const sent = body ? { body: JSON.stringify(body) } : {};
      return (await (await fetch(`${engine.url}${path}`, { method, headers, ...sent })).json()) as Body;
    };
    const batch = key ?? (await begin(call));
    for (;;) {
      const { completed } = await call<{ completed: number }>('GET', `/api/operations/batches/${batch}`);
      if (completed >= done) break;
    }
    await engine.kill();
    return batch;
  };

  const begin = async (call: <Body>(method: string, path: string, body?: object) => Promise<Body>): Promise<string> => {
    const definitions = await call<readonly { key: string; processId: string }[]>('GET', '/api/operations/definitions');
    const key = definitions.find(({ processId }) => processId === 'waiting')?.key ?? '';
    const path = `/api/operations/definitions/${key}/suspension`;
    return (await call<{ batchKey: string }>('POST', path, { reason: 'the text is wrong', instances: true })).batchKey;
  };

  it('the next engine goes on: each item exactly once', async () => {
    let key: string | null = null;
    for (let kill = 1; kill <= KILLS; kill += 1) key = await killAfter(key, kill * 40);
    relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
    const operator = new Operator(relevo);
    const before = (await operator.batch(key ?? '')).completed;
    while ((await operator.batch(key ?? '')).state === 'active') await new Promise((next) => setTimeout(next, 20));

    expect(await operator.batch(key ?? '')).toMatchObject({ total: MANY, completed: MANY, failed: 0, canceled: 0 });
    const rows = await relevo.engine
      .get(Database)
      .query<{ done: number }>(
        `SELECT count(*)::integer AS done FROM history_record WHERE command = 'SuspendProcessInstance' GROUP BY stream_key`,
      );
    expect(rows).toHaveLength(MANY);
    expect(rows.filter(({ done }) => done !== 1)).toEqual([]);
    process.stdout.write(
      `batch: ${String(KILLS)} kills, ${String(MANY)} items, ${String(before)} done by then, 0 lost, 0 doubled\n`,
    );
  }, 240_000);
});
