import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StartRefusal } from '../config/start-refusal.js';
import { type Cluster, startCluster, stopCluster } from '../postgres/cluster.js';
import { readSecrets } from '../postgres/data-folder.js';
import { freePort, isServed, superuserUrl } from '../postgres/postmaster.js';
import { archiveSettings, restoreCommand } from '../postgres/wal-archive.js';

const pollMilliseconds = 200;

const hasRecovered = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ recovering: boolean }>('SELECT pg_is_in_recovery() AS recovering');
    return rows[0]?.recovering === false;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const failed = async ({ folder }: Cluster, to: Date | null): Promise<Error> => {
  const log = await readFile(join(folder, 'server.log'), 'utf8').catch(() => '');
  if (to && log.includes('before configured recovery target was reached'))
    return new StartRefusal(
      `Expected a moment that the backup reaches, but its log ends before ${to.toISOString()}. ` +
        'Choose an earlier moment, or leave --to out to restore everything there is.',
    );
  return new Error(`Expected PostgreSQL to recover, but it said: ${log.split('\n').slice(-15).join('\n')}`);
};

/** Going through the log of weeks takes its time, so this waits as long as the server lives. */
const untilRecovered = async (cluster: Cluster, url: string, to: Date | null): Promise<void> => {
  while (!(await hasRecovered(url))) {
    if (!(await isServed(cluster))) throw await failed(cluster, to);
    await pause(pollMilliseconds);
  }
};

/** Brings a base backup, laid out with its `recovery.signal`, to the moment `to` or to the end of its log, and stops. */
export const recover = async (cluster: Cluster, backupDir: string, to: Date | null): Promise<void> => {
  const port = await freePort();
  const { superuser } = await readSecrets(cluster);
  const start = startCluster(cluster, {
    ...{ port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' },
    // Nobody reads meanwhile, and so no setting has to match those of the server that was backed up.
    ...{ hot_standby: 'off', restore_command: restoreCommand(backupDir), recovery_target_action: 'promote' },
    ...(to && { recovery_target_time: to.toISOString().replace('T', ' ').replace('Z', '+00') }),
    ...archiveSettings(backupDir),
  });
  // A short log may have come to its end, well or badly, before pg_ctl first looked.
  await start.catch(async (error: unknown) => {
    if (!(await isServed(cluster))) throw to ? await failed(cluster, to) : error;
  });
  await untilRecovered(cluster, superuserUrl(port, superuser), to);
  await stopCluster(cluster);
};
