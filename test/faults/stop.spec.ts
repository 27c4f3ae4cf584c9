import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEngine } from '../support/engine.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { deployOrders } from './support/deploy.js';
import { MeasuredEngine, type Stopped } from './support/measured-engine.js';
import { orderFindings } from './support/order-findings.js';
import { emptyOrders, Orders, type OrderLedger, taken } from './support/orders.js';
import { PlainClient } from './support/plain-client.js';

const clients = 32;
/** Answers before the signal: at least so many, however fast the machine is. */
const fewest = 200;
/** What docs/operations.md promises. */
const longestStop = 10_000;

describe('SIGTERM under load', () => {
  let database: FreshDatabase;
  let dataDir: string;
  let token: string;
  let engine: MeasuredEngine;
  let client: PlainClient;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    dataDir = await mkdtemp(join(tmpdir(), 'relevo-stop-'));
    const relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
    token = await deployOrders(relevo, 'stop');
    await relevo.close();
  });
  beforeEach(async () => {
    engine = await MeasuredEngine.start(database.url, dataDir);
    client = new PlainClient(engine.url, token);
  });
  afterEach(async () => {
    client.close();
    engine.signal('SIGKILL');
    await engine.exit;
  });
  afterAll(async () => {
    await rm(dataDir, { recursive: true, force: true });
    await database.drop();
  });

  const underLoad = async (ledger: OrderLedger): Promise<Stopped> => {
    const orders = new Orders(client, ledger);
    let gone = false;
    const loop = async (): Promise<void> => {
      while (!gone) await orders.send();
    };
    const running = Promise.all(Array.from({ length: clients }, loop));
    const until = Date.now() + 60_000;
    while (taken(ledger) < fewest && Date.now() < until) await pause(5);
    const stopped = await engine.stop();
    gone = true;
    await running;
    return stopped;
  };

  it('ends with 0 within 10 seconds: every answered command is there, none is half-done', async () => {
    const ledger = emptyOrders();

    const { code, milliseconds } = await underLoad(ledger);

    process.stdout.write(
      `stop: ended with ${String(code)} in ${(milliseconds / 1_000).toFixed(1)} s; ${taken(ledger)} answered, ` +
        `${ledger.refused} refused, ${ledger.unanswered} found nobody\n`,
    );
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(longestStop);
    expect(engine.output).toContain('Stopped.');
    const relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
    try {
      expect(await orderFindings(relevo.engine, ledger)).toEqual([]);
    } finally {
      await relevo.close();
    }
  }, 120_000);

  it('lets nobody who waits for work hold it up', async () => {
    const polls = Array.from({ length: 20 }, () =>
      client.post('/v2/jobs/activation', {
        type: 'nothing',
        timeout: 1_000,
        maxJobsToActivate: 1,
        requestTimeout: 50_000,
      }),
    );
    const stream = client.get('/api/live');
    await pause(300);

    const { code, milliseconds } = await engine.stop();

    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(longestStop);
    for (const answer of await Promise.all(polls)) expect(answer).toMatchObject({ status: 200, body: '{"jobs":[]}' });
    expect((await stream).status).toBe(200);
  }, 60_000);
});
