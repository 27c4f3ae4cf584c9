import { setTimeout as pause } from 'node:timers/promises';
import { check } from './support/check.js';
import { deployTo } from './support/deploy.js';
import { Engines } from './support/engines.js';
import { sizeOf } from './support/form.js';
import { answered, emptyLedger, type Ledger } from './support/ledger.js';
import { underLoad } from './support/load.js';
import { loadDiagram } from './support/load-diagram.js';
import { OwnServer } from './support/own-server.js';
import { report } from './support/report.js';

const restarts = sizeOf('RESTARTS', { short: 2, long: 40 });
const cuts = sizeOf('CUTS', { short: 10, long: 400 });

const fewest = 15;
const longestDelay = 60;
const longestLoad = 60_000;
/** Connections that are cut at the same moment. */
const mostCut = 12;

describe('the database goes away under load', () => {
  let server: OwnServer;
  let engines: Engines;

  beforeAll(async () => {
    server = await OwnServer.start();
    await deployTo(server.url, loadDiagram);
    engines = await Engines.start(3, server.url);
  }, 120_000);
  afterAll(async () => {
    await engines.end();
    await server.remove();
  });

  it(
    `loses nothing and does nothing twice in ${String(restarts)} restarts and ${String(cuts)} cuts`,
    async () => {
      const ledger = emptyLedger();
      let cut = 0;
      const round = async (mode: 'fast' | 'immediate'): Promise<void> => {
        for (let n = 0; n < cuts / restarts; n += 1) {
          await moreAnswers(ledger, 4);
          cut += await server.cutConnections(1 + Math.floor(Math.random() * mostCut));
        }
        await moreAnswers(ledger, fewest);
        await server.restart(mode);
      };
      await underLoad(
        () => engines.anyUrl(),
        ledger,
        async () => {
          for (let n = 0; n < restarts; n += 1) await round(n % 2 === 0 ? 'immediate' : 'fast');
          await moreAnswers(ledger, fewest);
        },
      );
      const { crashed } = engines;
      await engines.end();

      const { databaseUrl, deadlocks } = { databaseUrl: server.url, deadlocks: () => server.deadlocks() };
      const checked = await check({ databaseUrl, ledger, deadlocks });
      report('PostgreSQL restarted, its connections cut', {
        restarts,
        'connections cut': cut,
        answered: answered(ledger),
        'refused with Retry-After': ledger.refused,
        findings: checked.findings.length + crashed.length,
        deadlocks: checked.deadlocks,
      });
      expect([...crashed, ...checked.findings]).toEqual([]);
    },
    180_000 + restarts * 30_000 + cuts * 2_000,
  );
});

/** The engines answer again, without a restart of theirs. */
const moreAnswers = async (ledger: Ledger, more: number): Promise<void> => {
  const wanted = answered(ledger) + more;
  const until = Date.now() + longestLoad;
  while (answered(ledger) < wanted && Date.now() < until) await pause(5);
  if (answered(ledger) < wanted) ledger.unexpected.push(`nothing was answered for ${longestLoad} ms`);
  await pause(Math.random() * longestDelay);
};
