import { readFileSync } from 'node:fs';
import { runProgram } from './program.js';

/** A process, told apart from a later one with the same id by when it began. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot where /proc says it; null elsewhere. */
  readonly startedAt: string | null;
}

interface ProcStat {
  readonly state: string;
  readonly startedAt: string;
}

/** The name in the second field may hold anything, so the fields are counted behind its bracket. */
const procStat = (pid: number): ProcStat | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
  } catch {
    return null;
  }
};

const answers = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** A zombie is dead: it only waits for its parent to notice. */
const isRunning = (pid: number): boolean => answers(pid) && procStat(pid)?.state !== 'Z';

export const thisProcess = (): ProcessIdentity => ({
  pid: process.pid,
  startedAt: procStat(process.pid)?.startedAt ?? null,
});

export const isAlive = ({ pid, startedAt }: ProcessIdentity): boolean =>
  isRunning(pid) && (startedAt === null || procStat(pid)?.startedAt === startedAt);

/** The command line of a running process; empty when there is none. */
export const commandOf = async (pid: number): Promise<string> => {
  if (!isRunning(pid)) return '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return (await runProgram('ps', ['-o', 'command=', '-p', String(pid)])).output;
  }
};
