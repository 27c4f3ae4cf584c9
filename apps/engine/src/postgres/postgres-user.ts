import { readFile } from 'node:fs/promises';
import { type ProgramUser, runProgram } from './program.js';

const lookUp = async (name: string): Promise<ProgramUser | undefined> => {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':');
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
};

/** PostgreSQL refuses to run as root: there it runs as `postgres`, who is made when missing. */
export const postgresUser = async (): Promise<ProgramUser | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUp('postgres');
  if (known) return known;
  await runProgram('groupadd', ['--system', 'postgres']);
  const made = await runProgram('useradd', [
    ...['--system', '--gid', 'postgres', '--no-create-home'],
    ...['--home-dir', '/var/lib/relevo', '--shell', '/usr/sbin/nologin', 'postgres'],
  ]);
  const user = await lookUp('postgres');
  if (user) return user;
  throw new Error(
    `Expected a user "postgres" to run the embedded PostgreSQL as, because it refuses to run as root, ` +
      `but making one failed: ${made.output.trim()}. Make the user, or start Relevo as an ordinary user.`,
  );
};
