import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Explaining } from '../execution/testing/explaining.js';
import { Runtime } from '../execution/testing/runtime.js';
import { COUNTS, OutboxCounts } from './outbox-counts.js';
import { CLAIM } from './outbox-queue.js';

const ROWS = 20_000;
const DUE = 500_000;

/** One in a hundred waits, one in a thousand is dead; the rest was sent long ago. */
const fill = `INSERT INTO outbox (root_key, key, kind, recipient, created_at, due_at, state, failed_at, error_code, error)
  SELECT n, n, CASE WHEN n % 2 = 0 THEN 'webhook' ELSE 'notification' END, 'r' || n % 10, n, n,
    CASE WHEN n % 1000 = 1 THEN 'dead' WHEN n % 100 IN (0, 3) THEN 'waiting' ELSE 'sent' END, n, 'refused', 'No'
  FROM generate_series(1, ${ROWS}) n`;

describe('the statements of the outbox on a filled table', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
    await runtime.rows(fill);
    await runtime.rows('ANALYZE outbox');
  });
  afterAll(() => runtime.close());

  it.each([
    ['claims what is due', CLAIM, ['webhook', DUE, 10, []]],
    ['counts what has not been sent', COUNTS, []],
  ])('%s by an index', async (_what, text, values) => {
    const undone = new Error('undone');
    let reads: Explaining['reads'] = [];
    const run = runtime.get<Database>(Database).transaction(async (tx) => {
      const explaining = new Explaining(tx);
      await explaining.transaction.query(text, values);
      reads = explaining.reads;
      throw undone;
    });
    await expect(run).rejects.toBe(undone);
    const outbox = reads.filter(({ table }) => table === 'outbox');
    expect(outbox.length).toBeGreaterThan(0);
    for (const { how } of outbox) expect(how).not.toContain('Seq Scan');
  });

  it('give the figures of both kinds', async () => {
    const counts = await new OutboxCounts(runtime.get(Database), runtime.get(Clock)).read();
    expect(counts).toEqual([
      { kind: 'notification', waiting: 200, dead: 20, oldestAge: expect.any(Number) },
      { kind: 'webhook', waiting: 200, dead: 0, oldestAge: expect.any(Number) },
    ]);
    expect(counts[0]?.oldestAge).toBeGreaterThan(0);
  });

  it('leave a place that rests alone', async () => {
    expect(await runtime.rows(CLAIM, ['notification', DUE, 50, ['r3']])).toEqual([]);
  });

  it('give one row to one of two that ask at once', async () => {
    const claim = () => runtime.rows<{ key: string }>(CLAIM, ['notification', DUE, 50, []]);
    const [first, second] = await Promise.all([claim(), claim()]);
    const keys = [...first, ...second].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(first.length + second.length).toBe(100);
  });
});
