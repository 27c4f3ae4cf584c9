import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { copyBinaries, packagedBinaries } from '../../apps/engine/src/postgres/binaries.js';
import { type Cluster, initialiseCluster, startCluster } from '../../apps/engine/src/postgres/cluster.js';
import { postgresUser } from '../../apps/engine/src/postgres/postgres-user.js';
import { runProgram } from '../../apps/engine/src/postgres/program.js';

/** The one PostgreSQL of a test run. */
export interface TestServer {
  readonly port: number;
  readonly password: string;
  readonly pgCtl: string;
  readonly data: string;
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

const runFolder = (): string => {
  const folder = process.env['RELEVO_TEST_RUN'];
  if (!folder) throw new Error('Expected RELEVO_TEST_RUN from test/support/global-setup.mjs. Run the test with jest.');
  return folder;
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Below 32768, where Linux takes the ports of outgoing connections from: none of them may have it a moment later. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
};

/** One process at a time; a lock whose owner was killed is taken over. */
export const exclusively = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const path = join(runFolder(), `${name}.lock`);
  for (;;) {
    try {
      const lock = await open(path, 'wx');
      await lock.writeFile(String(process.pid));
      await lock.close();
      break;
    } catch {
      await pause(25);
      if (!ownerAlive(path)) await rm(path, { force: true });
    }
  }
  return work().finally(() => rm(path, { force: true }));
};

const ownerAlive = (path: string): boolean => {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (pid) process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

export const reachableBinaries = async (user: Cluster['user']) => {
  const packaged = packagedBinaries();
  const { code } = await runProgram(packaged.postgres, ['--version'], { user });
  return code === 0 ? packaged : copyBinaries(packaged, join(runFolder(), 'postgresql'));
};

/** Ends the server at once (SIGQUIT) when the test run was killed and could not do it itself. */
const watch = (server: TestServer): void => {
  const script =
    'while kill -0 "$1" 2>/dev/null; do sleep 2; done; test -f "$2/postmaster.pid" || exit 0; ' +
    'kill -QUIT "$(head -n 1 "$2/postmaster.pid")"; sleep 1; rm -rf "$3"';
  const args = ['-c', script, 'watch', process.env['RELEVO_TEST_RUN_PID'] ?? '0', server.data, runFolder()];
  spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: 'ignore' }).unref();
};

const startServer = async (): Promise<TestServer> => {
  const user = await postgresUser();
  const data = join(runFolder(), 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const cluster: Cluster = { folder: data, binaries: await reachableBinaries(user), user };
  const password = randomBytes(12).toString('hex');
  await initialiseCluster(cluster, password, ['--no-sync']);
  const port = await freePort();
  await startCluster(cluster, {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '64MB',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum_naptime: '5s',
  });
  return { port, password, pgCtl: cluster.binaries.pgCtl, data, user: user ?? null };
};

/** The run's server, started by whoever asks first. */
export const testServer = async (): Promise<TestServer> => {
  const file = join(runFolder(), 'server.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TestServer;
  return exclusively('server', async () => {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TestServer;
    const server = await startServer();
    writeFileSync(`${file}.new`, JSON.stringify(server));
    renameSync(`${file}.new`, file);
    accessSync(file);
    watch(server);
    return server;
  });
};
