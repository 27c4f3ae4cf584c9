import { readFileSync } from 'node:fs';
import { createContext, Script, type Context } from 'node:vm';
import { FeelTimeout, type FeelGuard } from '@relevo/feel';

/** A machine that does something else must not make expressions fail: so much wall time at most, in all. */
const patience = 2_000;

/**
 * Stops expressions after a time. A `node:vm` timeout ends only what a script runs, so the work is called from
 * within one; V8 then interrupts it wherever it stands, loops and regular expressions included, and no `catch`
 * inside the work sees it. Costs about 50 µs a call. The context holds nothing but the work: no isolation is meant.
 *
 * The timeout counts wall time. Work that it stopped before this thread had that much of a processor runs again, with
 * twice the time; it must be free of effects. The first attempt is not measured: nearly all work ends in it.
 */
export class VmGuard implements FeelGuard {
  private readonly context: Context & { work?: () => unknown } = createContext({});
  private readonly script = new Script('work()');
  private running = false;

  constructor(private readonly milliseconds: number) {}

  /** Work inside guarded work shares the outer time. */
  run<T>(work: () => T): T {
    if (this.running) return work();
    this.context.work = work;
    this.running = true;
    try {
      return this.runPatiently() as T;
    } finally {
      this.running = false;
      delete this.context.work;
    }
  }

  private runPatiently(): unknown {
    let before = Number.POSITIVE_INFINITY;
    for (let timeout = this.milliseconds; ; timeout *= 2) {
      try {
        return this.script.runInContext(this.context, { timeout });
      } catch (error) {
        if (!isTimeout(error)) throw error;
        const hadItsTime = threadTime() - before >= this.milliseconds;
        if (hadItsTime || timeout * 2 > patience) throw new FeelTimeout(this.milliseconds);
        before = threadTime();
      }
    }
  }
}

/**
 * Processor time of this thread in milliseconds (Linux: proc(5), nanoseconds on a CPU). Elsewhere the process's, which
 * counts the threads of garbage collection and compilation too.
 */
const threadTime = (): number => {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ', 1)[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
};

const isTimeout = (error: unknown) => (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
