import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chmod, constants, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from '../config/start-refusal.js';
import { copyBinaries, packagedBinaries, type PostgresBinaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { postgresUser } from './postgres-user.js';
import { type ProgramUser, runProgram } from './program.js';

/** Where the embedded server lives and as whom it runs. */
export interface DataHome {
  /** Holds the cluster's folder, the lock and the engines' files. */
  readonly folder: string;
  readonly cluster: Cluster;
  /** Said at start where it is not what one would expect. */
  readonly note: string | null;
}

const clusterFolder = (home: string): string => join(home, 'postgres');

/** Where root keeps what the user `postgres` must reach: apart for each data folder. */
const systemHome = (dataDir: string): string =>
  join('/var/lib/relevo', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));

const canReach = async (path: string, user: ProgramUser): Promise<boolean> =>
  (await runProgram('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { user })).code === 0;

const canRun = async ({ postgres }: PostgresBinaries, user: ProgramUser): Promise<boolean> =>
  (await runProgram(postgres, ['--version'], { user })).code === 0;

const makeFolder = async (path: string): Promise<void> => {
  const made = await mkdir(path, { recursive: true });
  if (made) await chmod(path, 0o755);
};

const homeForRoot = async (dataDir: string, user: ProgramUser): Promise<string> => {
  const system = systemHome(dataDir);
  if (existsSync(clusterFolder(dataDir))) return dataDir;
  if (existsSync(clusterFolder(system)) || !(await canReach(dataDir, user))) {
    await mkdir(system, { recursive: true, mode: 0o755 });
    return system;
  }
  return dataDir;
};

/** A cluster runs as whoever owns it: PostgreSQL accepts nobody else. */
const ownerOf = async (cluster: string, otherwise: ProgramUser): Promise<ProgramUser> => {
  const owner = await stat(cluster).catch(() => null);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : otherwise;
};

const forRoot = async (dataDir: string): Promise<DataHome> => {
  const postgres = await postgresUser();
  if (!postgres) throw new Error('Expected the user "postgres" for root, but there is none.');
  const folder = await homeForRoot(dataDir, postgres);
  const user = await ownerOf(clusterFolder(folder), postgres);
  const packaged = packagedBinaries();
  const binaries = (await canRun(packaged, user))
    ? packaged
    : await copyBinaries(packaged, join(systemHome(dataDir), 'postgresql'));
  const note =
    folder === dataDir
      ? null
      : `The user "postgres" cannot reach ${dataDir}: the data lie in ${folder}, with a copy of PostgreSQL`;
  return { folder, cluster: { folder: clusterFolder(folder), binaries, user }, note };
};

const forOwner = async (dataDir: string): Promise<DataHome> => {
  const folder = clusterFolder(dataDir);
  const owner = await stat(folder).catch(() => null);
  if (owner && process.getuid && owner.uid !== process.getuid())
    throw new StartRefusal(
      `Expected ${folder} to belong to the user who starts Relevo, but it belongs to another (${owner.uid}). ` +
        'Start as that user or as root, or set RELEVO_DATA_DIR to another folder.',
    );
  return { folder: dataDir, cluster: { folder, binaries: packagedBinaries() }, note: null };
};

/** Decides from what is there already, then from what the server's user can reach (design §5). */
export const findDataHome = async (dataDir: string): Promise<DataHome> => {
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefusal(
      `Expected a data folder ${dataDir} that can be written, but it cannot: ${(error as Error).message}. ` +
        'Mend its rights, or set RELEVO_DATA_DIR to another folder.',
    );
  }
  const folder = await realpath(dataDir);
  return process.getuid?.() === 0 ? forRoot(folder) : forOwner(folder);
};
