import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../../../apps/engine/src/database/database.js';
import { PendingWork } from '../../../apps/engine/src/execution/pending-work.js';
import { soundStreams } from '../../faults/support/checks/streams.js';
import { Facts } from '../../faults/support/checks/facts.js';
import { answered, emptyLedger } from '../../faults/support/ledger.js';
import { Load } from '../../faults/support/load.js';
import { loadDiagram } from '../../faults/support/load-diagram.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { openFolder, OwnServer, postgresql15 } from './own-server.js';

const programs = postgresql15();
if (!programs)
  process.stdout.write(
    'Not run: pg_dump and pg_restore need PostgreSQL 15 (apt-get install postgresql-15, or RELEVO_TEST_POSTGRES).\n',
  );

const deploy = async (relevo: TestEngine): Promise<void> => {
  const files = new FormData();
  files.append('resources', new Blob([loadDiagram]), 'crash.bpmn');
  expect((await relevo.as('administrator').send('POST', '/v2/deployments', files)).status).toBe(200);
};

const untilAnswers = async (count: () => number, wanted: number): Promise<void> => {
  const until = Date.now() + 60_000;
  while (count() < wanted && Date.now() < until) await pause(10);
  expect(count()).toBeGreaterThanOrEqual(wanted);
};

const counts = async (relevo: TestEngine): Promise<Record<string, number>> => {
  const [row] = await relevo.engine.get<Database>(Database).query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM ticket) AS tickets, (SELECT count(*)::int FROM history_record) AS records,
      (SELECT count(*)::int FROM timer t JOIN element_instance e ON e.key = t.element_key WHERE e.element_id = 'wait') AS timers`,
  );
  return row ?? {};
};

(programs ? describe : describe.skip)('pg_dump and pg_restore on PostgreSQL 15', () => {
  let server: OwnServer;
  let folder: string;
  let dump: string;
  let source: TestEngine;

  beforeAll(async () => {
    server = await OwnServer.start(programs ?? '');
    folder = await openFolder('relevo-dump-');
    dump = join(folder, 'relevo.dump');
    source = await startEngine({ databaseUrl: await server.create('relevo'), clock: 'system' });
    await deploy(source);
  }, 120_000);

  afterAll(async () => {
    await source.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('restores a whole installation from a dump that was made while it worked', async () => {
    const ledger = emptyLedger();
    const load = new Load(() => source.url, ledger);
    const running = load.run();
    await untilAnswers(() => answered(ledger), 60);
    const reported = new Map(ledger.reportedTickets);
    await server.run('pg_dump', '--format=custom', '--no-owner', '--file', dump, server.url('relevo'));
    const atDump = answered(ledger);
    await untilAnswers(() => answered(ledger), atDump + 10);
    load.stop();
    await running;

    await server.create('restored');
    await server.run('pg_restore', '--exit-on-error', '--no-owner', '--dbname', server.url('restored'), dump);
    const restored = await startEngine({ databaseUrl: server.url('restored'), clock: 'system' });
    try {
      await restored.engine.get(PendingWork).sweep();
      await allTimersFired(restored);
      expect(await soundStreams(restored.engine, new Facts())).toEqual([]);
      for (const [, number] of reported)
        expect((await restored.as('administrator').get(`/api/tickets/${number}`)).status).toBe(200);
      expect((await counts(restored))['records']).toBeLessThan((await counts(source))['records'] ?? 0);
      await goesOn(restored);
      process.stdout.write(
        `PostgreSQL ${server.version}: dumped after ${String(reported.size)} reports under load; restored ${JSON.stringify(await counts(restored))}\n`,
      );
    } finally {
      await restored.close();
    }
  }, 240_000);
});

/** New cases get keys and numbers of their own, and time is the server's. */
const goesOn = async (relevo: TestEngine): Promise<void> => {
  const ledger = emptyLedger();
  const before = await knownKeys(relevo);
  const load = new Load(() => relevo.url, ledger);
  const running = load.run();
  await untilAnswers(() => answered(ledger), 30);
  load.stop();
  await running;
  for (const key of ledger.startedInstances) expect(before.has(key)).toBe(false);
  const { body } = await relevo
    .as('administrator')
    .get<{ openedAt: string }>(`/api/tickets/${[...ledger.reportedTickets.values()][0] ?? ''}`);
  expect(Math.abs(Date.now() - Date.parse(body.openedAt))).toBeLessThan(60_000);
  await allTimersFired(relevo);
  expect(await soundStreams(relevo.engine, new Facts())).toEqual([]);
};

const knownKeys = async (relevo: TestEngine): Promise<ReadonlySet<string>> => {
  const rows = await relevo.engine
    .get<Database>(Database)
    .query<{ key: string }>('SELECT key::text FROM process_instance');
  return new Set(rows.map(({ key }) => key));
};

/** They are a tenth of a second long; what was due when the dump was made fires after the restore. */
const allTimersFired = async (relevo: TestEngine): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await counts(relevo))['timers'] === 0) return;
    await pause(200);
  }
  expect((await counts(relevo))['timers']).toBe(0);
};
