import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../../apps/engine/src/database/database.js';
import type { Engine } from '../../apps/engine/src/engine.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { check } from './support/check.js';
import type { Facts } from './support/checks/facts.js';
import { deployTo } from './support/deploy.js';
import { Engines } from './support/engines.js';
import { sizeOf } from './support/form.js';
import { answered, emptyLedger, type Ledger } from './support/ledger.js';
import { underLoad } from './support/load.js';
import { loadDiagram } from './support/load-diagram.js';
import { report } from './support/report.js';

const kills = sizeOf('KILLS', { short: 8, long: 200 });

/** Answers before each kill: at least so many, at most so many; however fast the machine is. */
const fewest = 12;
const most = 80;
/** Milliseconds after that answer: the kill falls into whatever is going on then. */
const longestDelay = 60;
/** Engines that answer nothing are a finding, not a reason to wait for ever. */
const longestLoad = 60_000;

describe('kill -9 of any of three engines under load', () => {
  let database: FreshDatabase;
  let engines: Engines;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    await deployTo(database.url, loadDiagram);
    engines = await Engines.start(3, database.url);
  }, 120_000);
  afterAll(async () => {
    await engines.end();
    await database.drop();
  });

  it(
    `loses nothing and does nothing twice in ${String(kills)} kills`,
    async () => {
      const ledger = emptyLedger();
      await underLoad(
        () => engines.anyUrl(),
        ledger,
        async () => {
          for (let kill = 0; kill < kills; kill += 1) {
            await manyAnswers(ledger, answered(ledger) + fewest + Math.floor(Math.random() * (most - fewest)));
            await pause(Math.random() * longestDelay);
            await engines.killOne();
          }
        },
      );
      const { crashed } = engines;
      await engines.end();

      const { findings, facts, deadlocks } = await check({ databaseUrl: database.url, ledger, also: heardSignals });
      report('kill -9 of any of three engines', {
        kills,
        answered: answered(ledger),
        'cut off': ledger.unanswered,
        'records verified': facts.records,
        findings: findings.length,
        deadlocks,
      });
      expect([...engines.failures, ...crashed, ...findings]).toEqual([]);
      expect(answered(ledger)).toBeGreaterThanOrEqual(kills * fewest);
    },
    180_000 + kills * 20_000,
  );
});

const manyAnswers = async (ledger: Ledger, wanted: number): Promise<void> => {
  const until = Date.now() + longestLoad;
  while (answered(ledger) < wanted && Date.now() < until) await pause(5);
};

/** Each signal that was thrown has started one instance. */
const heardSignals = async (engine: Engine, facts: Facts): Promise<readonly string[]> => {
  const [row] = await engine
    .get<Database>(Database)
    .query<{ heard: string }>("SELECT count(*) AS heard FROM process_instance WHERE bpmn_process_id = 'heard'");
  const thrown = facts.thrownSignals.size;
  return Number(row?.heard) === thrown
    ? []
    : [`${thrown} signals were thrown, but ${String(row?.heard)} instances heard`];
};
