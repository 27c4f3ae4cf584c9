import pg from 'pg';
import type { ClusterSecrets } from './data-folder.js';
import { superuserUrl } from './postmaster.js';

/** The engine's role owns its database and is no superuser. Repeatable: an earlier start may have been killed in between. */
export const ensureEngineRole = async (port: number, secrets: ClusterSecrets): Promise<string> => {
  const client = new pg.Client({ connectionString: superuserUrl(port, secrets.superuser) });
  await client.connect();
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'relevo'");
    if (role.rowCount === 0) await client.query('CREATE ROLE relevo');
    const password = client.escapeLiteral(secrets.engine);
    await client.query(`ALTER ROLE relevo LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${password}`);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = 'relevo'");
    if (database.rowCount === 0) await client.query('CREATE DATABASE relevo OWNER relevo');
  } finally {
    await client.end();
  }
  return `postgres://relevo:${secrets.engine}@127.0.0.1:${port}/relevo`;
};
