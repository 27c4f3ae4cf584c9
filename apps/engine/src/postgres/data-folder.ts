import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StartRefusal } from '../config/start-refusal.js';
import { type Cluster, initialiseCluster } from './cluster.js';

/** Passwords of the superuser and of the engine's role; kept inside the data folder, readable by its owner alone. */
export interface ClusterSecrets {
  readonly superuser: string;
  readonly engine: string;
}

const secretsFile = (folder: string): string => join(folder, 'relevo-secrets.json');
const unfinishedName = ({ folder }: Cluster): string => `${basename(folder)}.unfinished`;

/** `initdb` works under another name, so what bears the right name is whole: a killed one leaves no half folder there. */
const make = async (cluster: Cluster): Promise<void> => {
  const unfinished = join(dirname(cluster.folder), unfinishedName(cluster));
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (cluster.user) await chown(unfinished, cluster.user.uid, cluster.user.gid);
  const secrets: ClusterSecrets = {
    superuser: randomBytes(24).toString('base64url'),
    engine: randomBytes(24).toString('base64url'),
  };
  await initialiseCluster({ ...cluster, folder: unfinished }, secrets.superuser);
  await writeFile(secretsFile(unfinished), JSON.stringify(secrets), { mode: 0o600 });
  if (cluster.user) await chown(secretsFile(unfinished), cluster.user.uid, cluster.user.gid);
  await rename(unfinished, cluster.folder);
};

/** What is no cluster is put aside and never deleted, unless it is empty. */
const clearPlace = async ({ folder }: Cluster): Promise<string | null> => {
  if (!existsSync(folder)) return null;
  if ((await readdir(folder)).length === 0) {
    await rmdir(folder);
    return null;
  }
  const aside = `${folder}.incomplete-${Date.now()}`;
  await rename(folder, aside);
  return `${folder} was not complete and is kept as ${aside}; a new database was made`;
};

/** Without its control file no server ever ran in it. */
const isComplete = ({ folder }: Cluster): boolean =>
  existsSync(join(folder, 'PG_VERSION')) && existsSync(join(folder, 'global', 'pg_control'));

const requireVersion = async ({ folder }: Cluster): Promise<void> => {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== '18')
    throw new StartRefusal(
      `Expected a data folder of PostgreSQL 18, but ${folder} is of version ${version}. ` +
        'Bring its data over with pg_dump and pg_restore, or set RELEVO_DATA_DIR to another folder.',
    );
};

/** Makes the data folder at the first start; answers what has to be said about it. */
export const ensureDataFolder = async (cluster: Cluster): Promise<string | null> => {
  if (isComplete(cluster)) {
    await requireVersion(cluster);
    return null;
  }
  const note = await clearPlace(cluster);
  await make(cluster);
  return note;
};

export const readSecrets = async ({ folder }: Cluster): Promise<ClusterSecrets> => {
  try {
    return JSON.parse(await readFile(secretsFile(folder), 'utf8')) as ClusterSecrets;
  } catch {
    throw new StartRefusal(
      `Expected the passwords of the embedded PostgreSQL in ${secretsFile(folder)}, but they cannot be read. ` +
        'Put the file back from a copy, or set RELEVO_DATA_DIR to another folder.',
    );
  }
};
