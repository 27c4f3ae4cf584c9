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

  it('may be more than fit into one notification', async () => {
    const all = Array.from({ length: 200 }, (_unused, index) => `${index}-${'x'.repeat(100)}`);
    const everywhere = heard(there, 'many', all.at(-1) as string);

    for (const payload of all) here.notify('many', payload);

    expect(await everywhere).toEqual(all);
  });
});
