import { readdirSync, readFileSync } from 'node:fs';

/** User and system time together. */
export type CpuSeconds = number;

/** Kernel ticks a second; 100 on every Linux that Node runs on. */
const ticks = 100;

interface ProcessStat {
  readonly parent: number;
  readonly cpu: CpuSeconds;
  /** Of children that have ended and were waited for. */
  readonly ended: CpuSeconds;
}

/** proc(5): fields after the command's closing bracket. */
const readStat = (pid: number | string): ProcessStat | null => {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (index: number): number => fields[index] ?? 0;
    return { parent: at(1), cpu: (at(11) + at(12)) / ticks, ended: (at(13) + at(14)) / ticks };
  } catch {
    return null;
  }
};

export const cpuOf = (pid: number): CpuSeconds => readStat(pid)?.cpu ?? 0;

/** The parent of `pid` (PostgreSQL's postmaster of a session) with all its children, ended ones included. */
export const cpuOfTree = (pid: number): CpuSeconds => {
  const root = readStat(pid)?.parent ?? 0;
  const own = readStat(root);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(name))
    .filter((stat) => stat?.parent === root);
  return children.reduce((sum, stat) => sum + (stat?.cpu ?? 0), (own?.cpu ?? 0) + (own?.ended ?? 0));
};

/** All threads of a process that live now, to the nanosecond (proc(5) has hundredths of a second only). */
export const preciseCpuOf = (pid: number): CpuSeconds => {
  const nanosecondsOf = (thread: string): number => {
    try {
      return Number(readFileSync(`/proc/${String(pid)}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      return 0;
    }
  };
  try {
    return readdirSync(`/proc/${String(pid)}/task`).reduce((sum, thread) => sum + nanosecondsOf(thread), 0) / 1e9;
  } catch {
    return cpuOf(pid);
  }
};

/** This process, since it began. */
export const ownCpu = (): CpuSeconds => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
