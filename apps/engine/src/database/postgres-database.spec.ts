import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { createDataSource } from './data-source.js';
import type { Transaction } from './database.js';
import { PostgresDatabase } from './postgres-database.js';

/** Cannot be sent: JSON knows no circle. */
const circle = (): object => {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
};

const insert = (name: unknown) => ({ text: 'INSERT INTO kept (name) VALUES ($1)', values: [name] });

describe('the door to PostgreSQL', () => {
  let fresh: FreshDatabase;
  let source: DataSource;
  let database: PostgresDatabase;
  let outside: pg.Client;

  beforeAll(async () => {
    fresh = await freshDatabase();
    source = await createDataSource({ url: fresh.url, poolSize: 4 }).initialize();
    database = new PostgresDatabase(source);
    outside = new pg.Client(fresh.url);
    await outside.connect();
    await outside.query('CREATE TABLE kept (name text UNIQUE DEFERRABLE INITIALLY DEFERRED)');
  });
  beforeEach(() => outside.query('TRUNCATE kept'));
  afterAll(async () => {
    await outside.end();
    await source.destroy();
    await fresh.drop();
  });

  const kept = async () => (await outside.query<{ name: string }>('SELECT name FROM kept ORDER BY name')).rows;
  const pidOf = async (tx: Transaction) => (await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]?.pid;
  const terminate = (pid: number | undefined) => outside.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
  const open = async () =>
    (
      await outside.query(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'relevo'
          AND state LIKE 'idle in transaction%'`,
      )
    ).rows;

  it('commits nothing of a flight that has a value which cannot be sent', async () => {
    const commit = database.transaction((tx) => tx.commit([insert('before'), insert(circle()), insert('after')]));

    await expect(commit).rejects.toThrow(/circular/);
    expect(await kept()).toEqual([]);
    expect(await open()).toEqual([]);
  });

  it('answers the others that go out with a value which cannot be sent', async () => {
    const text = 'SELECT $1::text AS value';
    for (let time = 0; time < 6; time += 1) await database.query(text, ['often']);

    const answers = await Promise.allSettled([
      database.query(text, ['a']),
      database.query(text, [circle()]),
      database.query(text, ['b']),
    ]);

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await database.query(text, ['c'])).toEqual([{ value: 'c' }]);
  });

  it('never takes a COMMIT that rolled back for one that committed', async () => {
    const commit = database.transaction(async (tx) => {
      await tx.queryAll([insert('before')]);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });

    await expect(commit).rejects.toThrow();
    expect(await kept()).toEqual([]);
  });

  it('tells what COMMIT refuses, and gives the connection back without a transaction', async () => {
    const commit = database.transaction((tx) => tx.commit([insert('twice'), insert('twice')]));

    await expect(commit).rejects.toMatchObject({ code: '23505' });
    expect(await kept()).toEqual([]);
    expect(await open()).toEqual([]);
  });

  it('outlives a connection that is cut while nothing is under way', async () => {
    const cut = database.transaction(async (tx) => {
      await terminate(await pidOf(tx));
      await tx.query('SELECT 1');
    });

    await expect(cut).rejects.toThrow();
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('outlives a connection that is cut while whoever has it does not look', async () => {
    const client = await ((source.driver as PostgresDriver).master as pg.Pool).connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const gone = new Promise((resolve) => client.once('end', resolve));
    await terminate(rows[0]?.pid);
    await gone;
    client.release();

    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('answers every statement of a flight whose connection is cut', async () => {
    const cut = database.transaction(async (tx) => {
      const pid = await pidOf(tx);
      const flight = tx.commit([insert('before'), { text: 'SELECT pg_sleep($1)', values: [60] }, insert('after')]);
      const [result] = await Promise.allSettled([flight, terminate(pid)]);
      if (result.status === 'rejected') throw result.reason;
    });

    await expect(cut).rejects.toMatchObject({ code: '57P01' });
    expect(await kept()).toEqual([]);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('tells the statement that failed, not those that were skipped because of it', async () => {
    const text = 'SELECT 10 / $1::integer AS tenth';
    for (let time = 0; time < 6; time += 1) await database.query(text, [1]);

    const failing = database.transaction((tx) => tx.commit([insert('before'), { text, values: [0] }, insert('after')]));

    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await database.query(text, [5])).toEqual([{ tenth: 2 }]);
  });

  it('is usable again by the same names after a flight in which they were first met was skipped', async () => {
    const text = 'SELECT $1::text AS first_met';
    const once = () =>
      database.transaction((tx) =>
        tx.queryAll([
          { text: 'SELECT 1 / $1::integer', values: [0] },
          { text, values: ['x'] },
          { text, values: ['y'] },
        ]),
      );
    for (let time = 0; time < 8; time += 1) await expect(once()).rejects.toMatchObject({ code: '22012' });

    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => database.query(text, [String(index)])));
    expect(answers.map(([row]) => row)).toEqual(answers.map((_, index) => ({ first_met: String(index) })));
  });
});
