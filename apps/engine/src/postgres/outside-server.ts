import pg from 'pg';
import { StartRefusal } from '../config/start-refusal.js';

const patienceMilliseconds = 10_000;
const oldest = 150_000;

const placeOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
};

/** Makes sure before anything else that DATABASE_URL leads to a PostgreSQL that Relevo can use. */
export const requireOutsideServer = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMilliseconds });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    if (Number(rows[0]?.server_version_num) >= oldest) return;
  } catch (error) {
    throw new StartRefusal(
      `Expected a PostgreSQL server at ${placeOf(url)} (DATABASE_URL), but it cannot be used: ${reasonOf(error)}. ` +
        'Start it or correct DATABASE_URL; leave it out to use the embedded PostgreSQL.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  throw new StartRefusal(
    `Expected PostgreSQL 15 or newer at ${placeOf(url)} (DATABASE_URL), but it is older. Upgrade it, or leave DATABASE_URL out.`,
  );
};

const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || 'no reason given';
};
