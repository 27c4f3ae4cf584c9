import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, cp, lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from '../config/start-refusal.js';
import { type Cluster, stopCluster } from '../postgres/cluster.js';
import { type DataHome, findDataHome } from '../postgres/data-home.js';
import { withFolderLock } from '../postgres/folder-lock.js';
import { isServed } from '../postgres/postmaster.js';
import { othersPresent } from '../postgres/presence.js';
import type { ProgramUser } from '../postgres/program.js';
import { prepareArchive, walFolder } from '../postgres/wal-archive.js';
import { type BaseBackup, baseFor } from './base-folders.js';
import { recover } from './recovery.js';

export interface Restored {
  readonly base: BaseBackup;
  /** Where the data folder of before lies now; null: there was none. */
  readonly aside: string | null;
}

const refuseWhileUsed = async ({ folder, cluster }: DataHome): Promise<void> => {
  if (!(await othersPresent(folder)) && !(await isServed(cluster))) return;
  throw new StartRefusal(
    `Expected that nobody uses ${folder}, but an engine or its database runs there. Stop Relevo, then restore.`,
  );
};

const putAside = async ({ folder }: Cluster): Promise<string | null> => {
  if (!existsSync(folder)) return null;
  const aside = `${folder}.replaced-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(folder, aside);
  return aside;
};

const giveTo = async (path: string, { uid, gid }: ProgramUser): Promise<void> => {
  await chown(path, uid, gid);
  if (!(await lstat(path)).isDirectory()) return;
  for (const name of await readdir(path)) await giveTo(join(path, name), { uid, gid });
};

/** What the server wrote last never reached the archive when it was not stopped cleanly. */
const addUnarchivedLog = async (aside: string, cluster: Cluster, backupDir: string): Promise<void> => {
  const from = join(aside, 'pg_wal');
  for (const name of await readdir(from).catch((): string[] => [])) {
    if (!/^[0-9A-F]{24}$/.test(name) || existsSync(join(walFolder(backupDir), `${name}.gz`))) continue;
    await copyFile(join(from, name), join(cluster.folder, 'pg_wal', name));
  }
};

const layOut = async (cluster: Cluster, base: BaseBackup): Promise<void> => {
  await mkdir(cluster.folder, { mode: 0o700 });
  await cp(join(base.folder, 'postgres'), cluster.folder, { recursive: true });
  await chmod(cluster.folder, 0o700);
  await writeFile(join(cluster.folder, 'recovery.signal'), '');
};

const restoreInto = async (
  { cluster }: DataHome,
  backupDir: string,
  base: BaseBackup,
  to: Date | null,
): Promise<string | null> => {
  await prepareArchive(cluster, backupDir);
  const aside = await putAside(cluster);
  try {
    await layOut(cluster, base);
    if (aside) await addUnarchivedLog(aside, cluster, backupDir);
    if (cluster.user) await giveTo(cluster.folder, cluster.user);
    await recover(cluster, backupDir, to);
    return aside;
  } catch (error) {
    await stopCluster(cluster, 'immediate').catch(() => undefined);
    await rm(cluster.folder, { recursive: true, force: true });
    if (aside) await rename(aside, cluster.folder);
    throw error;
  }
};

/**
 * Puts the database of `dataDir` back to the moment `to`, else to the last one that was kept. What was there is put aside
 * and never deleted; where anything fails it is put back.
 */
export const restore = async (dataDir: string, backupDir: string, to: Date | null): Promise<Restored> => {
  const home = await findDataHome(dataDir);
  const base = await baseFor(backupDir, to);
  return withFolderLock(home.folder, async () => {
    await refuseWhileUsed(home);
    return { base, aside: await restoreInto(home, backupDir, base, to) };
  });
};
