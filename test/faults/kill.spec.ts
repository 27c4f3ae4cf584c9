import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEngine, type TestEngine } from '../support/engine.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { PendingWork } from '../../apps/engine/src/execution/pending-work.js';
import { EngineProcess } from './support/engine-process.js';
import { findings } from './support/findings.js';
import { answered, emptyLedger, type Ledger } from './support/ledger.js';
import { crashDiagram, Load } from './support/load.js';

const kills = Number(process.env['RELEVO_FAULT_KILLS'] ?? 5);

/** Answers before each kill: at least so many, at most so many; however fast the machine is. */
const fewest = 12;
const most = 80;
/** Milliseconds after that answer: the kill falls into whatever is going on then. */
const longestDelay = 60;
/** An engine that answers nothing is a finding, not a reason to wait for ever. */
const longestLoad = 60_000;

const deploy = async (relevo: TestEngine): Promise<void> => {
  const files = new FormData();
  files.append('resources', new Blob([crashDiagram]), 'crash.bpmn');
  const { status } = await relevo.as('administrator').send('POST', '/v2/deployments', files);
  expect(status).toBe(200);
};

const killUnderLoad = async (database: FreshDatabase, dataDir: string, ledger: Ledger): Promise<void> => {
  const engine = await EngineProcess.start(database.url, dataDir);
  const load = new Load(engine.url, ledger);
  const running = load.run();
  await manyAnswers(ledger, answered(ledger) + fewest + Math.floor(Math.random() * (most - fewest)));
  await pause(Math.random() * longestDelay);
  await engine.kill();
  load.stop();
  await running;
};

describe('kill -9 under load', () => {
  let database: FreshDatabase;
  let dataDir: string;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    dataDir = await mkdtemp(join(tmpdir(), 'relevo-faults-'));
    const relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
    await deploy(relevo);
    await relevo.close();
  });
  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
    await database.drop();
  });

  it(
    `loses nothing and does nothing twice in ${String(kills)} kills`,
    async () => {
      const ledger = emptyLedger();
      for (let kill = 0; kill < kills; kill += 1) await killUnderLoad(database, dataDir, ledger);

      const relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
      try {
        await relevo.engine.get(PendingWork).sweep();
        await allTimersFired(relevo);
        expect(await findings(relevo.engine, ledger)).toEqual([]);
        expect(answered(ledger)).toBeGreaterThanOrEqual(kills * fewest);
        process.stdout.write(
          `kill -9: ${String(kills)} kills, ${String(answered(ledger))} answered commands, ${String(ledger.unanswered)} cut off, 0 lost, 0 doubled\n`,
        );
      } finally {
        await relevo.close();
      }
    },
    120_000 + kills * 20_000,
  );
});

const manyAnswers = async (ledger: Ledger, wanted: number): Promise<void> => {
  const until = Date.now() + longestLoad;
  while (answered(ledger) < wanted && Date.now() < until) await pause(5);
};

/** What came due while no engine ran fires now; the timers are a tenth of a second long. */
const allTimersFired = async (relevo: TestEngine): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await relevo
      .as('administrator')
      .post<{ page: { totalItems: number } }>('/v2/element-instances/search', {
        filter: { elementId: 'wait', state: 'ACTIVE' },
        page: { limit: 1 },
      });
    if (body.page.totalItems === 0) return;
    await pause(200);
  }
};
