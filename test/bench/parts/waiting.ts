import { connected } from '../database.js';
import { judged } from '../goals.js';
import { measureInTurn, throughputOf } from './interleaved.js';
import { multiplyCases } from './multiply.js';
import type { Bench } from './part.js';
import { seedDatabase } from './seeded.js';

const [without, withThem] = ['without_timers', 'with_timers'];
const million = 1_000_000;
const real = 600;

/** The executor with a million timers that wait for days, and without, in turn. */
export const measureWaiting = async (bench: Bench): Promise<void> => {
  const { figures, database, options } = bench;
  figures.heading('One million waiting timers');
  const { url, firstKey } = await seedDatabase(database, without, real);
  const other = await database.create(withThem, without);
  const waiting = await connected(other, async (client) => {
    const count = async (): Promise<number> => {
      const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM timer');
      return Number(rows[0]?.count);
    };
    await multiplyCases(client, { times: Math.ceil(million / (await count())), firstKey, only: ['timer'] });
    await client.query('VACUUM (ANALYZE)');
    return count();
  });
  await connected(url, (client) => client.query('VACUUM (ANALYZE)'));
  figures.add('timers that wait', waiting, '');
  const [few, many] = await measureInTurn(
    bench,
    [
      { name: 'without a million timers', url },
      { name: 'with a million timers', url: other },
    ],
    options.seconds,
  );
  figures.add(judged.waiting, throughputOf(many) / throughputOf(few), '');
  await database.drop(without);
  await database.drop(withThem);
};
