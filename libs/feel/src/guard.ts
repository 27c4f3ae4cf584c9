/**
 * Runs `work` and stops it after the guard's time by throwing FeelTimeout. In the engine a `node:vm` timeout
 * (`apps/engine/src/expressions/vm-guard.ts`), in the browser `unguarded`: its worker is ended from outside.
 */
export interface FeelGuard {
  run<T>(work: () => T): T;
}

/** Thrown by a guard; nothing inside the stopped work can catch it. */
export class FeelTimeout extends Error {
  constructor(readonly milliseconds: number) {
    super(`Expected an expression to end within ${milliseconds} ms, but it was still running.`);
    this.name = 'FeelTimeout';
  }
}

/** For places that are ended from outside, and for tests. */
export const unguarded: FeelGuard = { run: (work) => work() };
