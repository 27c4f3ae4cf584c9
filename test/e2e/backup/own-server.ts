import { randomBytes } from 'node:crypto';
import { chownSync, existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, startCluster, stopCluster } from '../../../apps/engine/src/postgres/cluster.js';
import { postgresUser } from '../../../apps/engine/src/postgres/postgres-user.js';
import { runProgram } from '../../../apps/engine/src/postgres/program.js';
import { freePort } from '../../support/test-server.js';

const debian = '/usr/lib/postgresql/15/bin';

/** Where PostgreSQL 15 lies (scripts/postgresql.mjs); null where this machine has none. */
export const postgresql15 = (): string | null => {
  const folder = process.env['RELEVO_TEST_POSTGRES'] || debian;
  return existsSync(join(folder, 'pg_dump')) ? folder : null;
};

/** A server of these programs in a folder of its own, on loopback, as DATABASE_URL would name it. */
export class OwnServer {
  private constructor(
    readonly version: string,
    private readonly bin: string,
    private readonly cluster: Cluster,
    private readonly port: number,
    private readonly password: string,
  ) {}

  static async start(bin: string): Promise<OwnServer> {
    const user = await postgresUser();
    const home = await mkdtemp(join(tmpdir(), 'relevo-postgresql-'));
    if (user) chownSync(home, user.uid, user.gid);
    const programs = {
      ...{ root: bin, initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), postgres: join(bin, 'postgres') },
    };
    const cluster = { folder: join(home, 'data'), binaries: programs, user };
    const port = await freePort();
    // As an administrator would on a server of that age: the locale provider "builtin" came with 17.
    await succeed(
      runProgram(
        programs.initdb,
        ['-D', cluster.folder, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust'],
        { user },
      ),
    );
    const settings = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' };
    await startCluster(cluster, { ...settings, log_min_messages: 'warning' });
    const server = new OwnServer('', bin, cluster, port, randomBytes(8).toString('hex'));
    const [row] = await server.asSuperuser('SHOW server_version');
    await server.asSuperuser(`CREATE ROLE relevo LOGIN PASSWORD '${server.password}'`);
    return new OwnServer(String(row?.['server_version']), bin, cluster, port, server.password);
  }

  url(database: string, user = 'relevo'): string {
    return `postgres://${user}:${this.password}@127.0.0.1:${String(this.port)}/${database}`;
  }

  async create(database: string): Promise<string> {
    await this.asSuperuser(`CREATE DATABASE ${database} OWNER relevo TEMPLATE template0`);
    return this.url(database);
  }

  async asSuperuser(text: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url('postgres', 'postgres') });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** Runs a program of the same version to its end; throws with what it said when it fails. */
  run(program: string, ...args: readonly string[]): Promise<string> {
    return succeed(runProgram(join(this.bin, program), args));
  }

  async stop(): Promise<void> {
    await stopCluster(this.cluster, 'immediate');
    await rm(join(this.cluster.folder, '..'), { recursive: true, force: true });
  }
}

const succeed = async (result: ReturnType<typeof runProgram>): Promise<string> => {
  const { code, output } = await result;
  if (code !== 0) throw new Error(`Expected a PostgreSQL program to succeed, but it said: ${output}`);
  return output;
};

/** A folder that the database's user reaches, too. */
export const openFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), name));
  await chmod(folder, 0o755);
  return folder;
};
