import { stopCluster } from './cluster.js';
import { ensureDataFolder, readSecrets } from './data-folder.js';
import { type DataHome, findDataHome } from './data-home.js';
import { ensureEngineRole } from './engine-role.js';
import { withFolderLock } from './folder-lock.js';
import { ensureServer } from './postmaster.js';
import { arrive, depart, othersPresent } from './presence.js';
import { archiveSettings, prepareArchive } from './wal-archive.js';

/** The PostgreSQL of a data folder, as one engine uses it. */
export interface EmbeddedServer {
  readonly url: string;
  /** What the person at the terminal should know. */
  readonly notes: readonly string[];
  /** After the pools are closed: the engine that leaves last stops the server. */
  leave(): Promise<void>;
}

const leave = ({ folder, cluster }: DataHome): Promise<void> =>
  withFolderLock(folder, async () => {
    await depart(folder);
    if (!(await othersPresent(folder))) await stopCluster(cluster);
  });

/**
 * Attaches to the data folder's server: one that an engine left running is taken over, a second engine shares it,
 * else it is started. It outlives a `kill -9` of the engine, and no signal of the terminal reaches it (design §5).
 * `backupDir`: a server that is started here keeps its log there, so that any moment can be restored.
 */
export const useEmbeddedServer = async (dataDir: string, backupDir: string | null = null): Promise<EmbeddedServer> => {
  const home = await findDataHome(dataDir);
  return withFolderLock(home.folder, async () => {
    const made = await ensureDataFolder(home.cluster);
    const secrets = await readSecrets(home.cluster);
    if (backupDir !== null) await prepareArchive(home.cluster, backupDir);
    await arrive(home.folder);
    try {
      const port = await ensureServer(home.cluster, secrets.superuser, archiveSettings(backupDir));
      const url = await ensureEngineRole(port, secrets);
      const notes = [home.note, made].filter((note) => note !== null);
      return { url, notes, leave: () => leave(home) };
    } catch (error) {
      await depart(home.folder);
      throw error;
    }
  });
};
