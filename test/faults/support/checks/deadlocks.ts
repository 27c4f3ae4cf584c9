import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const OTHERS = `SELECT count(*) AS count FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
const DEADLOCKS = 'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()';

/** A session tells what it counted when it ends at the latest. */
const patience = 10_000;

/** What PostgreSQL itself has counted in this database since it was made, once all engines have left it. */
export const deadlocksOf = async (databaseUrl: string): Promise<number> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const until = Date.now() + patience;
    while (Number((await client.query<{ count: string }>(OTHERS)).rows[0]?.count) > 0 && Date.now() < until)
      await pause(50);
    await client.query('SELECT pg_stat_clear_snapshot()');
    return Number((await client.query<{ deadlocks: string }>(DEADLOCKS)).rows[0]?.deadlocks);
  } finally {
    await client.end();
  }
};
