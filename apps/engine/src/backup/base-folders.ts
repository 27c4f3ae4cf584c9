import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefusal } from '../config/start-refusal.js';

interface Description {
  /** From this moment on the backup can be brought to any later one. */
  readonly finishedAt: string;
  /** Older segments of the archive are not needed for it. */
  readonly firstSegment: string;
  readonly lastSegment: string;
}

/** One copy of the whole cluster. */
export interface BaseBackup extends Description {
  readonly folder: string;
}

const description = 'backup.json';
const prefix = 'base-';

export const newBaseFolder = (backupDir: string, at: Date): string =>
  join(backupDir, prefix + at.toISOString().replaceAll(':', '-'));

/** The last thing that is written: what has it is whole. */
export const writeDescription = async (folder: string, what: Description): Promise<BaseBackup> => {
  await writeFile(join(folder, description), `${JSON.stringify(what, null, 2)}\n`, { mode: 0o600 });
  return { ...what, folder };
};

const readDescription = async (folder: string): Promise<BaseBackup | null> => {
  const text = await readFile(join(folder, description), 'utf8').catch(() => null);
  return text === null ? null : { ...(JSON.parse(text) as Description), folder };
};

/** Oldest first. */
export const baseBackups = async (backupDir: string): Promise<readonly BaseBackup[]> => {
  const names = await readdir(backupDir).catch((): string[] => []);
  const found = await Promise.all(
    names.filter((name) => name.startsWith(prefix)).map((name) => readDescription(join(backupDir, name))),
  );
  return found.filter((base) => base !== null).sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1));
};

/** The newest one that was finished by then: the least log to go through. */
export const baseFor = async (backupDir: string, to: Date | null): Promise<BaseBackup> => {
  const all = await baseBackups(backupDir);
  const base = all.filter(({ finishedAt }) => to === null || new Date(finishedAt) <= to).at(-1);
  if (base) return base;
  const first = all[0];
  throw new StartRefusal(
    first && to
      ? `Expected a moment after the first backup, but ${to.toISOString()} lies before ${first.finishedAt}. Choose a later one.`
      : `Expected a backup in ${backupDir}, but there is none. Name the folder that npm run backup wrote to.`,
  );
};
