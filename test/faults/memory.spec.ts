import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { check } from './support/check.js';
import { deployTo } from './support/deploy.js';
import { Engines } from './support/engines.js';
import { sizeOf } from './support/form.js';
import { answered, emptyLedger } from './support/ledger.js';
import { underLoad } from './support/load.js';
import { loadDiagram } from './support/load-diagram.js';
import { MemorySamples } from './support/memory-samples.js';
import { report } from './support/report.js';

const seconds = sizeOf('MEMORY_SECONDS', { short: 15, long: 600 });
/** Few, so that the cache of cases is full long before anything is measured: what grows then is not it. */
const cacheRows = 2_000;
/** Megabytes of heap, after a collection, that the last third of the time may hold more than the second. */
const most = 32;

describe('an engine under load', () => {
  let database: FreshDatabase;
  let engines: Engines;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    await deployTo(database.url, loadDiagram);
    engines = await Engines.start(1, database.url, { RELEVO_LIMIT_CACHE_ROWS: String(cacheRows) });
  }, 120_000);
  afterAll(async () => {
    await engines.end();
    await database.drop();
  });

  it(
    `keeps its memory flat for ${String(seconds)} s`,
    async () => {
      const [engine] = engines.living;
      if (!engine) throw new Error('Expected an engine, but there is none.');
      const ledger = emptyLedger();
      const memory = new MemorySamples(engine);
      await underLoad(
        () => engines.anyUrl(),
        ledger,
        () => memory.watch(seconds * 1_000, Math.min(5_000, (seconds * 1_000) / 15)),
      );
      await engines.end();

      const checked = await check({ databaseUrl: database.url, ledger });
      report('memory under load', {
        seconds,
        answered: answered(ledger),
        'MB of heap': memory.now('heapUsed'),
        'MB of heap more than before': memory.grown('heapUsed'),
        'MB resident': memory.now('rss'),
        findings: checked.findings.length,
        deadlocks: checked.deadlocks,
      });
      expect(checked.findings).toEqual([]);
      expect(memory.grown('heapUsed')).toBeLessThanOrEqual(most);
    },
    180_000 + seconds * 2_000,
  );
});
