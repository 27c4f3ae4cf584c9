import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from '../config/start-refusal.js';
import type { Cluster, ServerSettings } from './cluster.js';
import { runProgram } from './program.js';

/** Where the write-ahead log of the embedded server is kept; its base backups lie beside it. */
export const walFolder = (backupDir: string): string => join(backupDir, 'wal');

/** For a shell inside a PostgreSQL command, where `%` begins a placeholder. */
const shellPath = (path: string): string => `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;

/**
 * A segment appears whole or not at all. PostgreSQL repeats one whose success it could not note before a crash: the same
 * content again is fine, another content under a name that is taken (a second installation) is not.
 */
const archiveCommand = (backupDir: string): string => {
  const kept = `${shellPath(walFolder(backupDir))}/%f.gz`;
  return `gzip -nc "%p" > ${kept}.part && { test ! -f ${kept} || cmp -s ${kept}.part ${kept}; } && mv ${kept}.part ${kept}`;
};

export const restoreCommand = (backupDir: string): string =>
  `gzip -dc ${shellPath(walFolder(backupDir))}/%f.gz > "%p" 2>/dev/null`;

/** A quiet minute at most is not in the archive yet; a padded segment is small once it is compressed. */
export const archiveSettings = (backupDir: string | null): ServerSettings =>
  backupDir === null
    ? { archive_mode: 'off' }
    : { archive_mode: 'on', archive_command: archiveCommand(backupDir), archive_timeout: '60s' };

/** The server's own user writes there, and no command of it may find the folder closed. */
export const prepareArchive = async ({ user }: Cluster, backupDir: string): Promise<void> => {
  const folder = walFolder(backupDir);
  // Passable for the server's user, open to nobody: what lies in it has a mode of its own.
  await mkdir(backupDir, { recursive: true, mode: 0o711 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  const { code } = await runProgram('/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder], { user });
  if (code === 0) return;
  throw new StartRefusal(
    `Expected a backup folder ${backupDir} (RELEVO_BACKUP_DIR) that the database's user can reach and write, but it cannot. ` +
      'Open the folders above it (chmod a+x), or choose another folder.',
  );
};
