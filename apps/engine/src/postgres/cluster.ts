import { chown, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { type ProgramUser, runProgram } from './program.js';

/** A PostgreSQL data folder and what is needed to run it. */
export interface Cluster {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly user?: ProgramUser | undefined;
}

/** `-c name=value` settings of one start. */
export type ServerSettings = Readonly<Record<string, string>>;

const fail = (what: string, output: string): never => {
  throw new Error(`Expected the embedded PostgreSQL to ${what}, but it said: ${output.trim()}`);
};

/** Makes the folder's content; the superuser is `postgres` with this password. */
export const initialiseCluster = async (
  { folder, binaries, user }: Cluster,
  password: string,
  extra: readonly string[] = [],
): Promise<void> => {
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const args = [
    ...['--pgdata', folder, '--username', 'postgres', '--auth', 'scram-sha-256', '--pwfile', passwordFile],
    // The same order and case rules on every machine, with no locale installed.
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...extra,
  ];
  try {
    const { code, output } = await runProgram(binaries.initdb, args, { user });
    if (code !== 0) fail(`make its data folder ${folder}`, output);
  } finally {
    await rm(passwordFile, { force: true });
  }
};

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** `pg_ctl` gives the server a session of its own (setsid): no signal of a terminal reaches it. */
export const startCluster = async (
  { folder, binaries, user }: Cluster,
  settings: ServerSettings,
  seconds = 60,
): Promise<void> => {
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${quote(`${name}=${value}`)}`)
    .join(' ');
  const log = join(folder, 'server.log');
  const args = ['start', '-w', '-t', String(seconds), '-D', folder, '-l', log, '-o', options];
  const { code, output } = await runProgram(binaries.pgCtl, args, { user });
  if (code === 0) return;
  const said = await readFile(log, 'utf8').catch(() => '');
  fail('start', `${output}\n${said.split('\n').slice(-15).join('\n')}`);
};

/** `fast` ends sessions and writes a checkpoint; `immediate` drops everything (tests). */
export const stopCluster = async (
  { folder, binaries, user }: Cluster,
  mode: 'fast' | 'immediate' = 'fast',
): Promise<void> => {
  const args = ['stop', '-w', '-t', '60', '-m', mode, '-D', folder];
  const { code, output } = await runProgram(binaries.pgCtl, args, { user });
  if (code !== 0 && !output.includes('no server running') && !output.includes('PID file')) fail('stop', output);
};
