import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../support/engine.js';
import { basic, HttpClient } from '../support/http-client.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';
import { deployOrders } from './support/deploy.js';
import { MeasuredEngine, type MemorySample } from './support/measured-engine.js';
import { orderFindings } from './support/order-findings.js';
import { emptyOrders, Orders, taken } from './support/orders.js';
import { crowdOf, growth, OpenLoop, patientClients, quantile, sustainableRate } from './support/overload.js';
import { PlainClient } from './support/plain-client.js';

const seconds = Number(process.env['RELEVO_FAULT_OVERLOAD_SECONDS'] ?? 30);
/** Whoever is let in is answered within this, in seconds: queues are bounded, so waiting is. A hang is a finding. */
const longestAnswer = 60;
const patient = 4;
/** The cache of cases is full before anything is measured: what grows then is not it. */
const smallCache = { RELEVO_LIMIT_CACHE_ROWS: '10000' };
/** Milliseconds between samples: each is a whole collection, which would be the greatest load of all if it were often. */
const sampled = Math.max((seconds * 1_000) / 60, 2_500);

const print = (line: string): void => void process.stdout.write(`overload: ${line}\n`);

const describeMemory = (name: string, samples: readonly number[]): boolean => {
  const { second, last, flat } = growth(samples);
  print(
    `${name} ${second.toFixed(0)} MB in the second third, ${last.toFixed(0)} MB in the last (${samples.length} samples: ${samples.map((bytes) => (bytes / 1_048_576).toFixed(0)).join(' ')})`,
  );
  return flat;
};

describe('twice as much as an engine can do', () => {
  let database: FreshDatabase;
  let dataDir: string;
  let token: string;
  let engine: MeasuredEngine;
  let client: PlainClient;

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
    dataDir = await mkdtemp(join(tmpdir(), 'relevo-overload-'));
    const relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
    token = await deployOrders(relevo, 'overload');
    await relevo.close();
    engine = await MeasuredEngine.start(database.url, dataDir, smallCache);
    client = new PlainClient(engine.url, token);
  });
  afterEach(async () => {
    engine.signal('SIGKILL');
    await engine.exit;
  });
  afterAll(async () => {
    client.close();
    await rm(dataDir, { recursive: true, force: true });
    await database.drop();
  });

  const overload = async (orders: Orders, perSecond: number): Promise<{ readonly sent: number }> => {
    const most = crowdOf(perSecond / 2);
    await client.connect(most);
    const crowd = new OpenLoop(orders, most);
    let over = false;
    const sampling = setInterval(() => engine.measure(), sampled);
    const patience = patientClients(new Orders(client, orders.ledger), patient, () => over);
    await crowd.run(perSecond, seconds);
    over = true;
    clearInterval(sampling);
    const { done, comeBacks } = await patience;
    print(
      `${done} commands of ${patient} clients that obey Retry-After: all done, told to come back ${comeBacks} times`,
    );
    return { sent: crowd.sent };
  };

  const held = (samples: readonly MemorySample[]) => samples.map((sample) => sample.held);
  const resident = (samples: readonly MemorySample[]) => samples.map(({ rss }) => rss);

  it(
    `for ${String(seconds)} seconds: memory stays flat, what was answered is there, the others are told to come back`,
    async () => {
      const ledger = emptyOrders();
      const orders = new Orders(client, ledger);
      await sustainableRate(orders, 32, 3);
      const sustainable = await sustainableRate(orders, 32, 5);
      expect(ledger.refused).toBe(0);
      ledger.latencies.length = 0;
      const before = taken(ledger);

      const { sent } = await overload(orders, sustainable * 2);

      const accepted = taken(ledger) - before;
      const p99 = quantile(ledger.latencies, 0.99) / 1_000;
      print(
        `${sustainable.toFixed(0)} commands a second are sustainable; ${(sent / seconds).toFixed(0)} a second were sent`,
      );
      print(
        `${accepted} taken (${(accepted / seconds).toFixed(0)} a second), ${ledger.refused} refused, ${ledger.unanswered} cut off ${JSON.stringify([...ledger.broken])}`,
      );
      print(`p50 ${(quantile(ledger.latencies, 0.5) / 1_000).toFixed(2)} s, p99 ${p99.toFixed(2)} s of those taken`);
      const flat = [describeMemory('heap', held(engine.memory)), describeMemory('resident', resident(engine.memory))];

      expect(sent / seconds).toBeGreaterThan(sustainable * 1.9);
      expect(ledger.refused).toBeGreaterThan(0);
      expect(ledger.unanswered).toBe(0);
      expect(engine.memory.length).toBeGreaterThan(9);
      expect(p99).toBeLessThan(longestAnswer);
      expect(flat).toEqual([true, true]);
      await client.get('/health/ready').then(({ status }) => expect([200, 503]).toContain(status));

      expect(await engine.stop()).toMatchObject({ code: 0 });
      const relevo = await startEngine({ databaseUrl: database.url, clock: 'system' });
      try {
        expect(await orderFindings(relevo.engine, ledger)).toEqual([]);
      } finally {
        await relevo.close();
      }
    },
    (seconds + 240) * 1_000,
  );

  it('serves as ever once the crowd has gone', async () => {
    engine = await MeasuredEngine.start(database.url, dataDir);
    const { status } = await new HttpClient(engine.url).with(basic('administrator')).get('/api/groups');
    expect(status).toBe(200);
  });
});
