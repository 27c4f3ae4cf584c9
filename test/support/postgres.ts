import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { exclusively, type TestServer, testServer } from './test-server.js';

export interface FreshDatabase {
  /** For the engine's own role: owner of this database, no superuser. */
  readonly url: string;
  /** Call it at the end; a database that was not dropped stays until the run ends. */
  drop(): Promise<void>;
}

const role = 'relevo';

const urlOf = (server: TestServer, user: string, database: string): string =>
  `postgres://${user}:${server.password}@127.0.0.1:${server.port}/${database}`;

const asSuperuser = async <T>(server: TestServer, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres', 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const exists = async (client: pg.Client, database: string): Promise<boolean> =>
  (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])).rowCount === 1;

const ensureRole = async (server: TestServer, client: pg.Client): Promise<void> => {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (known.rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${server.password}'`);
};

/** Made once per run, under a name of its own until the migrations are through. */
const ensureTemplate = (server: TestServer): Promise<void> =>
  exclusively('template', () =>
    asSuperuser(server, async (client) => {
      if (await exists(client, 'migrated')) return;
      await client.query('DROP DATABASE IF EXISTS migrating');
      await client.query(`CREATE DATABASE migrating OWNER ${role}`);
      const { migrate } = await import('../../apps/engine/src/database/migrate.js');
      await migrate(urlOf(server, role, 'migrating'));
      await client.query('ALTER DATABASE migrating RENAME TO migrated');
    }),
  );

/** A database of its own for a test file, on the one server of the run. `migrated`: with the engine's tables. */
export const freshDatabase = async ({ migrated = false } = {}): Promise<FreshDatabase> => {
  const server = await testServer();
  await exclusively('role', () => asSuperuser(server, (client) => ensureRole(server, client)));
  if (migrated) await ensureTemplate(server);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(server, (client) =>
    client.query(`CREATE DATABASE ${name} OWNER ${role} TEMPLATE ${migrated ? 'migrated' : 'template0'}`),
  );
  return {
    url: urlOf(server, role, name),
    drop: async () => {
      await asSuperuser(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
};
