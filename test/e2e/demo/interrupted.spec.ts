import { readDemoContent } from '../../../apps/engine/src/demo/demo-content.js';
import { planTickets } from '../../../apps/engine/src/demo/demo-plan.js';
import { DemoRecord } from '../../../apps/engine/src/demo/demo-record.js';
import { Clock } from '../../../apps/engine/src/clock/clock.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.js';
import { Client } from 'pg';

const options = { demo: 'data', clock: 'system', demoTickets: 30 } as const;

const failing = `
  CREATE FUNCTION fail_half_way() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT count(*) FROM user_task WHERE state = 'completed') >= 40 THEN RAISE EXCEPTION 'half-way'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER fail_half_way BEFORE UPDATE ON user_task FOR EACH ROW EXECUTE FUNCTION fail_half_way()`;

describe('demo data that were killed half-way', () => {
  let database: FreshDatabase;
  let relevo: TestEngine | null = null;

  const onServer = async (text: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new Client(database.url);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    database = await freshDatabase({ migrated: true });
  });

  afterAll(async () => {
    await relevo?.close();
    await database.drop();
  });

  it('are continued by the next start, each act once', async () => {
    await onServer(failing);
    await expect(startEngine({ ...options, databaseUrl: database.url })).rejects.toThrow('half-way');
    const [interrupted] = await onServer(
      'SELECT (SELECT count(*)::integer FROM ticket) AS tickets, pinned_at FROM clock',
    );
    expect(interrupted).toMatchObject({ pinned_at: expect.any(String) });
    expect(interrupted?.['tickets']).toBeGreaterThan(0);
    expect(interrupted?.['tickets']).toBeLessThan(30);

    await onServer('DROP TRIGGER fail_half_way ON user_task');
    relevo = await startEngine({ ...options, databaseUrl: database.url });

    const record = relevo.engine.get(DemoRecord);
    const data = await record.find();
    expect(data).toMatchObject({ tickets: 30, finished: true });
    if (!data) return;
    const plan = planTickets(data, await readDemoContent());
    const reported = await record.reported();
    expect(Object.fromEntries([...reported].map(([id, { acts }]) => [id, acts]))).toEqual(
      Object.fromEntries(plan.map(({ id, acts }) => [id, acts.length])),
    );
    const [counts] = await relevo.engine.get<Database>(Database).query(
      `SELECT (SELECT count(*)::integer FROM ticket) AS tickets, (SELECT count(*)::integer FROM bundle) AS bundles,
        (SELECT count(DISTINCT title)::integer = count(*)::integer FROM article WHERE created_at < $1) AS articles`,
      [data.from + 2 * 24 * 60 * 60 * 1000],
    );
    expect(counts).toEqual({ tickets: 30, bundles: 4, articles: true });
    expect(Math.abs(relevo.engine.get<Clock>(Clock).now() - Date.now())).toBeLessThan(10_000);
  }, 180_000);

  it('leave the clock to everybody where the next start wants none', async () => {
    const other = await freshDatabase({ migrated: true });
    const client = new Client(other.url);
    await client.connect();
    const from = Date.now() - 30 * 24 * 60 * 60 * 1000;
    await client.query('INSERT INTO demo_data (from_at, to_at, tickets) VALUES ($1, $2, 200)', [from, Date.now()]);
    await client.query('UPDATE clock SET pinned_at = $1', [from]);
    await client.end();

    const started = await startEngine({ demo: 'accounts', clock: 'system', databaseUrl: other.url });

    expect(Math.abs(started.engine.get<Clock>(Clock).now() - Date.now())).toBeLessThan(10_000);
    await started.close();
    await other.drop();
  });
});
