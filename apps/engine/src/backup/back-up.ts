import { findDataHome } from '../postgres/data-home.js';
import { readSecrets } from '../postgres/data-folder.js';
import { useEmbeddedServer } from '../postgres/embedded-server.js';
import { superuserUrl } from '../postgres/postmaster.js';
import { copyCluster } from './base-backup.js';
import { type BaseBackup, newBaseFolder } from './base-folders.js';

/** Copies the embedded database into a new folder of `backupDir`, also while engines work on it. */
export const backUp = async (dataDir: string, backupDir: string): Promise<BaseBackup> => {
  const server = await useEmbeddedServer(dataDir, backupDir);
  try {
    const { cluster } = await findDataHome(dataDir);
    const { superuser } = await readSecrets(cluster);
    const url = superuserUrl(Number(new URL(server.url).port), superuser);
    return await copyCluster(cluster, url, newBaseFolder(backupDir, new Date()));
  } finally {
    await server.leave();
  }
};
