import type { Client } from 'pg';
import { connected } from '../database.js';
import { judged } from '../goals.js';
import { costOf, measureInTurn, throughputOf } from './interleaved.js';
import { multiplyCases } from './multiply.js';
import type { Bench } from './part.js';
import { seedDatabase } from './seeded.js';

const [seed, large] = ['tickets_small', 'tickets_large'];
/** Made by the engine itself; both databases are these rows many times. */
const real = 1_000;
const small = 10_000;

/** What a step costs with 10,000 tickets in the database, and with many more. */
export const measureTickets = async (bench: Bench): Promise<void> => {
  const { figures, database, options } = bench;
  const many = Math.ceil(options.tickets / real) * real;
  figures.heading(`${many.toLocaleString('en')} tickets, one in ten open, and ${small.toLocaleString('en')}, in turn`);
  const { url, firstKey } = await seedDatabase(database, seed, real);
  const largeUrl = await database.create(large, seed);
  for (const [one, count] of [
    [url, small],
    [largeUrl, many],
  ] as const) {
    await connected(one, async (client) => {
      await multiplyCases(client, { times: count / real - 1, firstKey });
      await client.query('VACUUM (ANALYZE)');
      const { rows } = await client.query<{ tickets: string; bytes: string }>(
        'SELECT count(*) AS tickets, pg_database_size(current_database()) AS bytes FROM ticket',
      );
      figures.add(`database of ${String(rows[0]?.tickets)} tickets`, Number(rows[0]?.bytes) / 2 ** 20, 'MiB');
      await requireWholeTickets(client);
    });
  }
  const [few, lots] = await measureInTurn(
    bench,
    [
      { name: `${small.toLocaleString('en')} tickets`, url },
      { name: `${many.toLocaleString('en')} tickets`, url: largeUrl },
    ],
    options.seconds,
  );
  figures.add(judged.ticketsRatio, costOf(lots) / costOf(few), '');
  figures.add('throughput, large database ÷ small one', throughputOf(lots) / throughputOf(few), '');
  await database.drop(seed);
  await database.drop(large);
};

const WHOLE = `SELECT relname AS name FROM pg_stat_user_tables t
  WHERE relname IN ('element_instance', 'user_task', 'variable_scope', 'article', 'ticket_words')
    AND n_live_tup < (SELECT count(*) FROM ticket) / 2
  UNION ALL SELECT 'history_record' WHERE (SELECT count(*) FROM history_record) < (SELECT count(*) FROM ticket)`;

/** A large database without its history, say, would be a small one. */
const requireWholeTickets = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(WHOLE);
  const lacking = rows.map(({ name }) => name).join(', ');
  if (lacking !== '') throw new Error(`Expected the rows of each ticket to be multiplied, but ${lacking} has too few.`);
};
