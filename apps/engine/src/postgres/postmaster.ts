import { readFile, rm, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StartRefusal } from '../config/start-refusal.js';
import { type Cluster, type ServerSettings, startCluster } from './cluster.js';
import { commandOf } from './processes.js';

const patienceMilliseconds = 60_000;
const pollMilliseconds = 100;
const largestLog = 10_000_000;

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // The default is for machines of 2005: pages that do not fit are read from the system's cache again and again.
  shared_buffers: '512MB',
  // Checkpoints by the clock: after each of them the first change of a page is written whole.
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
} as const;

const pidFile = ({ folder }: Cluster): string => join(folder, 'postmaster.pid');

interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const readPidFile = async (cluster: Cluster): Promise<Postmaster | null> => {
  const lines = (await readFile(pidFile(cluster), 'utf8').catch(() => '')).split('\n');
  return lines[0] ? { pid: Number(lines[0]), port: Number(lines[3] ?? 0) } : null;
};

/** After a crash another program, even another PostgreSQL, may bear the number of the pid file. */
const runsHere = async ({ folder }: Cluster, { pid }: Postmaster): Promise<boolean> => {
  const command = await commandOf(pid);
  return command.includes('postgres') && command.includes(folder);
};

/** Whether a server runs in this folder, ready or not. */
export const isServed = async (cluster: Cluster): Promise<boolean> => {
  const postmaster = await readPidFile(cluster);
  return postmaster !== null && (await runsHere(cluster, postmaster));
};

export const superuserUrl = (port: number, password: string, database = 'postgres'): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** True when the server on that port takes our password and works in our folder. */
const isOurs = async (cluster: Cluster, port: number, password: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: superuserUrl(port, password), connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === cluster.folder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** The port of a server that runs already; it may still be starting or stopping, so this waits for the outcome. */
const takeOver = async (cluster: Cluster, password: string): Promise<number | null> => {
  const deadline = Date.now() + patienceMilliseconds;
  for (;;) {
    const postmaster = await readPidFile(cluster);
    if (!postmaster) return null;
    if (!(await runsHere(cluster, postmaster))) break;
    if (postmaster.port && (await isOurs(cluster, postmaster.port, password))) return postmaster.port;
    if (Date.now() > deadline) throw unresponsive(cluster, postmaster);
    await pause(pollMilliseconds);
  }
  await rm(pidFile(cluster), { force: true });
  return null;
};

const unresponsive = ({ folder }: Cluster, { pid }: Postmaster): StartRefusal =>
  new StartRefusal(
    `Expected the PostgreSQL that runs in ${folder} (process ${pid}) to answer, but it does not. ` +
      `Look into ${join(folder, 'server.log')}; end that process if it hangs, and start again.`,
  );

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Another program may take the port in between, and orphans of a killed server may still hold its memory: again, then. */
const start = async (cluster: Cluster, archive: ServerSettings): Promise<number> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      await startCluster(cluster, { ...settings, ...archive, port: String(port) });
      return port;
    } catch (error) {
      const passing = /could not bind|Address already in use|still in use/.test((error as Error).message);
      if (!passing || attempt === 10) throw new StartRefusal((error as Error).message);
      await pause(attempt * pollMilliseconds);
    }
  }
};

const shortenLog = async ({ folder }: Cluster): Promise<void> => {
  const log = join(folder, 'server.log');
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > largestLog) await truncate(log);
};

/** Takes over the server that runs in this folder, or starts one; answers its port. */
export const ensureServer = async (cluster: Cluster, password: string, archive: ServerSettings): Promise<number> => {
  const running = await takeOver(cluster, password);
  if (running !== null) return running;
  await shortenLog(cluster);
  return start(cluster, archive);
};
