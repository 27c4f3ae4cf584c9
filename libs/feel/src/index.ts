export interface FeelGuard {
  /** Runs `work` and stops it after the guard's time; throws FeelTimeout. In the engine a `node:vm` timeout, in the browser none (its worker is ended). */
  run<T>(work: () => T): T;
}
