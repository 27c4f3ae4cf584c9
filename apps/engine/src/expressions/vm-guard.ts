import { createContext, Script, type Context } from 'node:vm';
import { FeelTimeout, type FeelGuard } from '@relevo/feel';

/** A machine that does something else must not make expressions fail: so much wall time at most, in all. */
const patience = 2_000;

/**
 * Stops expressions after a time. A `node:vm` timeout ends only what a script runs, so the work is called from
 * within one; V8 then interrupts it wherever it stands, loops and regular expressions included, and no `catch`
 * inside the work sees it. Costs about 50 µs a call. The context holds nothing but the work: no isolation is meant.
 *
 * The timeout counts wall time. Work that it stopped before the process got that much of a processor runs again,
 * with twice the time; it must be free of effects.
 */
export class VmGuard implements FeelGuard {
  private readonly context: Context & { work?: () => unknown } = createContext({});
  private readonly script = new Script('work()');
  private running = false;

  constructor(private readonly milliseconds = 50) {}

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
    for (let timeout = this.milliseconds; ; timeout *= 2) {
      const before = process.cpuUsage();
      try {
        return this.script.runInContext(this.context, { timeout });
      } catch (error) {
        if (!isTimeout(error)) throw error;
        const { user, system } = process.cpuUsage(before);
        const hadItsTime = (user + system) / 1_000 >= this.milliseconds;
        if (hadItsTime || timeout * 2 > patience) throw new FeelTimeout(this.milliseconds);
      }
    }
  }
}

const isTimeout = (error: unknown) => (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
