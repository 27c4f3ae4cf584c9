import { chownSync, mkdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from '../../../apps/engine/src/postgres/cluster.js';
import { initialiseCluster, startCluster, stopCluster } from '../../../apps/engine/src/postgres/cluster.js';
import { postgresUser } from '../../../apps/engine/src/postgres/postgres-user.js';
import { freePort, reachableBinaries } from '../../support/test-server.js';
import { endWithRun } from './end-with-run.js';

const password = 'faults';
const smallLog = (folder: string): string[] => ['--waldir', folder, '--wal-segsize', '1'];

/** Milliseconds. */
const longestRecovery = 10_000;

export interface ServerOptions {
  /** Where the data folder is to be; it must be empty. */
  readonly folder?: string;
  /** Where its write-ahead log is to be, in segments of a megabyte; inside the data folder unless said. */
  readonly walFolder?: string;
}

/** A PostgreSQL of one test's own, as durable as in production, to be stopped, started, cut and filled up. */
export class OwnServer {
  private constructor(
    private readonly home: string,
    private readonly cluster: Cluster,
    private readonly port: number,
    private readonly smallLog: boolean,
  ) {}

  static async start({ folder, walFolder }: ServerOptions = {}): Promise<OwnServer> {
    const user = await postgresUser();
    const home = await mkdtemp(join(process.env['RELEVO_TEST_RUN'] ?? '/tmp', 'server-'));
    const data = folder ?? join(home, 'data');
    if (!folder) mkdirSync(data, { mode: 0o700 });
    for (const owned of [home, data, ...(walFolder ? [walFolder] : [])]) if (user) chownSync(owned, user.uid, user.gid);
    const cluster: Cluster = { folder: data, binaries: await reachableBinaries(user), user };
    await initialiseCluster(cluster, password, ['--no-sync', ...(walFolder ? smallLog(walFolder) : [])]);
    const server = new OwnServer(home, cluster, await freePort(), walFolder !== undefined);
    await server.begin();
    await server.asSuperuser(async (client) => {
      await client.query(`CREATE ROLE relevo LOGIN PASSWORD '${password}'`);
      await client.query('CREATE DATABASE relevo OWNER relevo');
    });
    return server;
  }

  get url(): string {
    return this.urlOf('relevo');
  }

  /** Starts it, again; what has been committed is there. */
  async begin(): Promise<void> {
    await startCluster(this.cluster, {
      port: String(this.port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '100',
      shared_buffers: '16MB',
      max_wal_size: this.smallLog ? '8MB' : '32MB',
      min_wal_size: this.smallLog ? '2MB' : '32MB',
      restart_after_crash: 'on',
    });
    const pid = await readFile(join(this.cluster.folder, 'postmaster.pid'), 'utf8');
    endWithRun(Number(pid.split('\n')[0]));
  }

  /** Writes to the log until there is no room left for it, which ends the server. */
  async useUpLog(): Promise<void> {
    const megabyte = "SELECT pg_logical_emit_message(false, 'fault', repeat('x', 1000000))";
    await this.asSuperuser(async (client) => {
      for (let written = 0; written < 100; written += 1) await client.query(megabyte);
    }).catch(() => undefined);
  }

  /** After a crash that it could not come back from by itself: what an operator does. */
  async ensureRunning(): Promise<void> {
    if (await this.answers()) return;
    await this.end('immediate').catch(() => undefined);
    await this.begin();
  }

  end(mode: 'fast' | 'immediate'): Promise<void> {
    return stopCluster(this.cluster, mode);
  }

  async restart(mode: 'fast' | 'immediate'): Promise<void> {
    await this.end(mode);
    await this.begin();
  }

  /** Cuts some of the engines' connections; answers how many. */
  cutConnections(most: number): Promise<number> {
    return this.asSuperuser(async (client) => {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity
          WHERE datname = 'relevo' AND usename = 'relevo' ORDER BY random() LIMIT $1) AS victims`,
        [most],
      );
      return rowCount ?? 0;
    });
  }

  /** A crash forgets PostgreSQL's counters; its log does not. */
  async deadlocks(): Promise<number> {
    const log = await readFile(join(this.cluster.folder, 'server.log'), 'utf8');
    return log.split('deadlock detected').length - 1;
  }

  async remove(): Promise<void> {
    await this.end('immediate');
    await rm(this.home, { recursive: true, force: true });
  }

  async asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Whether anybody is let in; waits while it is still coming back by itself. */
  private async answers(): Promise<boolean> {
    const until = Date.now() + longestRecovery;
    do {
      const up = await this.asSuperuser((client) => client.query('SELECT 1')).then(
        () => true,
        () => false,
      );
      if (up) return true;
      await pause(200);
    } while (Date.now() < until);
    return false;
  }

  private urlOf(user: string): string {
    return `postgres://${user}:${password}@127.0.0.1:${this.port}/${user}`;
  }
}
