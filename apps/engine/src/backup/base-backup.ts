import { chmod, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Cluster } from '../postgres/cluster.js';
import { type BaseBackup, writeDescription } from './base-folders.js';

/** What a copy of a running cluster leaves out (PostgreSQL's manual, "Making a Base Backup Using the Low Level API"). */
const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'server.log', 'pg_internal.init']);
const keptEmpty = new Set([
  ...['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots'],
  ...['pg_stat_tmp', 'pg_subtrans'],
]);

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Tables are dropped while this copies; what changes meanwhile, the log brings in order. */
const copyLive = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (leftOut.has(entry.name) || entry.name.startsWith('pgsql_tmp')) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (keptEmpty.has(entry.name)) await mkdir(target, { mode: 0o700 });
    else if (entry.isDirectory()) await copyLive(source, target);
    else await copyFile(source, target).catch((error) => (isGone(error) ? undefined : Promise.reject(error as Error)));
  }
};

const SEGMENT = /^[0-9A-F]{24}$/;

/** From the segment in which the backup began: with it, a base backup is whole without any archive. */
const copyLog = async (cluster: Cluster, to: string, first: string): Promise<void> => {
  const from = join(cluster.folder, 'pg_wal');
  const segments = (await readdir(from)).filter((name) => SEGMENT.test(name) && name.slice(8) >= first.slice(8));
  for (const name of segments)
    await copyFile(join(from, name), join(to, name)).catch((error) =>
      isGone(error) ? undefined : Promise.reject(error as Error),
    );
  await mkdir(join(to, 'archive_status'), { recursive: true, mode: 0o700 });
};

interface Stopped {
  readonly label: string;
  readonly first: string;
  readonly last: string;
  readonly at: Date;
}

/** Both calls belong to one session; the slot keeps the log of the time between from being recycled. */
const whileBackedUp = async (client: pg.Client, copy: () => Promise<void>): Promise<Stopped> => {
  await client.query("SELECT pg_create_physical_replication_slot('relevo_backup_' || pg_backend_pid(), true, true)");
  await client.query("SELECT pg_backup_start('relevo', fast => true)");
  await copy();
  const { rows } = await client.query<Stopped>(`WITH stopped AS MATERIALIZED (
      SELECT labelfile, lsn FROM pg_backup_stop(wait_for_archive => false))
    SELECT labelfile AS label, substring(labelfile FROM 'file ([0-9A-F]{24})') AS first,
      pg_walfile_name(lsn) AS last, clock_timestamp() AS at FROM stopped`);
  await client.query('SELECT pg_switch_wal()');
  if (!rows[0]) throw new Error('Expected an answer of pg_backup_stop, but there was none.');
  return rows[0];
};

/** Copies the cluster of a running server into `folder`. A folder without its description is unfinished and never used. */
export const copyCluster = async (cluster: Cluster, superuserUrl: string, folder: string): Promise<BaseBackup> => {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const target = join(folder, 'postgres');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const { label, first, last, at } = await whileBackedUp(client, () => copyLive(cluster.folder, target));
    await writeFile(join(target, 'backup_label'), label, { mode: 0o600 });
    await copyLog(cluster, join(target, 'pg_wal'), first);
    return await writeDescription(folder, { finishedAt: at.toISOString(), firstSegment: first, lastSegment: last });
  } finally {
    await client.end();
  }
};
