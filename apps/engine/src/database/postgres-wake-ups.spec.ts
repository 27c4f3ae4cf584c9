import pg from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres.js';
import { PostgresWakeUps } from './postgres-wake-ups.js';

describe('wake-ups', () => {
  let freshly: FreshDatabase;
  let here: PostgresWakeUps;
  let there: PostgresWakeUps;
  beforeAll(async () => {
    freshly = await freshDatabase();
    here = new PostgresWakeUps({ url: freshly.url });
    there = new PostgresWakeUps({ url: freshly.url });
    await Promise.all([here.onApplicationBootstrap(), there.onApplicationBootstrap()]);
  });
  afterAll(async () => {
    await Promise.all([here.onModuleDestroy(), there.onModuleDestroy()]);
    await freshly.drop();
  });

  /** Everything heard on a channel until `last` comes. */
  const heard = (engine: PostgresWakeUps, channel: string, last: string): Promise<string[]> =>
    new Promise((resolve) => {
      const payloads: string[] = [];
      const stop = engine.listen(channel, (payload) => {
        payloads.push(payload);
        if (payload !== last) return;
        stop();
        resolve(payloads);
      });
    });

  it('are heard by every engine, equal ones of a moment once, in order', async () => {
    const [everywhere, itself] = [heard(there, 'jobs', 'end'), heard(here, 'jobs', 'end')];

    for (const payload of ['pay', 'pay', 'ship', 'pay', 'end']) here.notify('jobs', payload);
    here.notify('clock', 'not for jobs');

    expect(await everywhere).toEqual(['pay', 'ship', 'end']);
    expect(await itself).toEqual(['pay', 'ship', 'end']);
  });

  it('are heard once by the engine that sends them, and not from PostgreSQL', async () => {
    const own: string[] = [];
    const stop = here.listen('own', (payload) => own.push(payload));
    const asked = heard(there, 'own', 'asked');
    here.notify('own', 'asked');
    await asked;

    // PostgreSQL tells in the order of commits: what it told of `asked` would have come before.
    const answered = heard(here, 'own', 'answered');
    there.notify('own', 'answered');
    await answered;

    expect(own).toEqual(['asked', 'answered']);
    stop();
  });

  it('may be more than fit into one notification', async () => {
    const all = Array.from({ length: 200 }, (_unused, index) => `${index}-${'x'.repeat(100)}`);
    const everywhere = heard(there, 'many', all.at(-1) as string);

    for (const payload of all) here.notify('many', payload);

    expect(await everywhere).toEqual(all);
  });

  it('go on although a listener of them fails', async () => {
    const stop = here.listen('broken', () => {
      throw new Error('a listener with a bug');
    });
    const after = heard(here, 'jobs', 'after');

    here.notify('broken', 'now');
    here.notify('jobs', 'after');

    expect(await after).toEqual(['after']);
    stop();
  });

  it('say that some may have been lost once the connection is back', async () => {
    const gap = new Promise<void>((resolve) => there.onGap(resolve));
    const admin = new pg.Client({ connectionString: freshly.url });
    await admin.connect();

    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'relevo wake-ups'`);
    await admin.end();

    await gap;
    const again = heard(there, 'jobs', 'again');
    there.notify('jobs', 'again');
    expect(await again).toEqual(['again']);
  });

  it('reach the others when the connection is back, and the engine itself at once', async () => {
    const third = new PostgresWakeUps({ url: freshly.url });
    const [everywhere, itself] = [heard(there, 'late', 'end'), heard(third, 'late', 'end')];
    third.notify('late', 'said without a connection');
    third.notify('late', 'end');
    expect(await itself).toEqual(['said without a connection', 'end']);

    await third.onApplicationBootstrap();

    expect(await everywhere).toEqual(['said without a connection', 'end']);
    await third.onModuleDestroy();
  });

  it('do not come again and again where PostgreSQL refuses one', async () => {
    const everywhere = heard(there, 'long', 'end');
    here.notify('long', 'x'.repeat(9_000));
    await new Promise<void>((resolve) => here.onGap(resolve));

    here.notify('long', 'end');

    expect(await everywhere).toEqual(['end']);
  });
});
