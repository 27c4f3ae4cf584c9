import { readFileSync } from 'node:fs';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, type ProcessIdentity, thisProcess } from './processes.js';

const readOwner = (path: string): ProcessIdentity | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
};

/** A hard link appears with its content or not at all: nobody ever reads half a lock. */
const tryLock = async (path: string): Promise<boolean> => {
  const own = `${path}.${process.pid}`;
  await writeFile(own, JSON.stringify(thisProcess()));
  try {
    await link(own, path);
    return true;
  } catch {
    return false;
  } finally {
    await rm(own, { force: true });
  }
};

/** Somebody else may have taken it over meanwhile: a lock that is alive goes back to its place. */
const clearStale = async (path: string): Promise<void> => {
  const aside = `${path}.stale.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const owner = readOwner(aside);
  if (owner && isAlive(owner)) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
};

/** One engine at a time starts or stops the server of a folder. A lock whose owner was killed is taken over. */
export const withFolderLock = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const path = join(folder, 'server.lock');
  while (!(await tryLock(path))) {
    const owner = readOwner(path);
    if (owner && !isAlive(owner)) await clearStale(path);
    else await pause(50);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
};
