import type { CheckAnswer, CheckRequest, Look } from './check-bundle.js';

/** Milliseconds after the last change until it is checked: shorter than a pause to look. */
const quiet = 120;
/** A check that takes longer is ended; the engine checks before publishing anyway. */
const longest = 15_000;

export type CheckOutcome = ({ readonly kind: 'checked' } & Look) | { readonly kind: 'gave-up' };

type Asked = Omit<CheckRequest, 'id'>;

/** Checks bundles beside the drawing, one at a time; only the newest one is ever answered. */
export class BundleChecker {
  #worker: Worker | null = null;
  #running: { readonly id: number; readonly asked: Asked } | null = null;
  #next: Asked | null = null;
  #id = 0;
  #begin: ReturnType<typeof setTimeout> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly answer: (outcome: CheckOutcome, asked: Asked) => void) {}

  check(asked: Asked): void {
    this.#next = asked;
    clearTimeout(this.#begin);
    this.#begin = setTimeout(() => this.#send(), quiet);
  }

  end(): void {
    clearTimeout(this.#begin);
    this.#stop();
    this.#next = null;
  }

  #send(): void {
    if (this.#running !== null || this.#next === null) return;
    this.#id += 1;
    this.#running = { id: this.#id, asked: this.#next };
    this.#next = null;
    this.#limit = setTimeout(() => this.#giveUp(), longest);
    this.#worker ??= this.#start();
    this.#worker.postMessage({ ...this.#running.asked, id: this.#id } satisfies CheckRequest);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./checking.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => this.#answered(data));
    worker.addEventListener('error', () => this.#giveUp());
    return worker;
  }

  #answered({ id, ...look }: CheckAnswer): void {
    if (this.#running?.id !== id) return;
    const { asked } = this.#running;
    clearTimeout(this.#limit);
    this.#running = null;
    if (this.#next === null) this.answer({ kind: 'checked', ...look }, asked);
    else this.#send();
  }

  #giveUp(): void {
    const asked = this.#running?.asked;
    this.#stop();
    if (asked !== undefined) this.answer({ kind: 'gave-up' }, asked);
    this.#send();
  }

  #stop(): void {
    clearTimeout(this.#limit);
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
  }
}
