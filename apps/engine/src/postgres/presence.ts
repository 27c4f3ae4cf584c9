import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, type ProcessIdentity, thisProcess } from './processes.js';

const folderOf = (home: string): string => join(home, 'engines');
const ownFile = (home: string): string => join(folderOf(home), `${process.pid}.json`);

/** This engine uses the server of this folder. Under the folder's lock, like all of these. */
export const arrive = async (home: string): Promise<void> => {
  await mkdir(folderOf(home), { recursive: true });
  await writeFile(ownFile(home), JSON.stringify(thisProcess()));
};

export const depart = (home: string): Promise<void> => rm(ownFile(home), { force: true });

/** Whether an engine besides this one uses the server; files of engines that were killed are cleared away. */
export const othersPresent = async (home: string): Promise<boolean> => {
  const names = await readdir(folderOf(home)).catch((): string[] => []);
  let others = 0;
  for (const name of names) {
    const path = join(folderOf(home), name);
    const engine = await readFile(path, 'utf8')
      .then((text) => JSON.parse(text) as ProcessIdentity)
      .catch(() => null);
    if (engine?.pid === process.pid) continue;
    if (engine && isAlive(engine)) others += 1;
    else await rm(path, { force: true });
  }
  return others > 0;
};
