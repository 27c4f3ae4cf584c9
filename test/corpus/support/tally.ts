import type { Level } from './corpus-case.js';

type Verdict = 'passed' | 'contradicted' | 'failed';

/** What the run says at its end: how many of each level. */
export class Tally {
  readonly #counts = new Map<string, Record<Verdict, number>>();
  readonly #began = performance.now();

  add(level: Level | 'own', verdict: Verdict): void {
    const counts = this.#counts.get(level) ?? { passed: 0, contradicted: 0, failed: 0 };
    counts[verdict] += 1;
    this.#counts.set(level, counts);
  }

  toString(): string {
    const levels = [...this.#counts].map(
      ([level, { passed, contradicted, failed }]) =>
        `${level}: ${String(passed)} passed, ${String(contradicted)} contradict the standard, ${String(failed)} failed`,
    );
    return `corpus in ${((performance.now() - this.#began) / 1000).toFixed(1)} s; ${levels.join('; ')}\n`;
  }
}
