import type { BundleFiles } from '@relevo/contracts';
import type { Act, Answer, Decided, Numbered, Opening, Request } from './protocol.js';

/** What the client needs of a worker; it may be ended at any moment. */
export interface SimulationThread {
  send(message: Numbered<Request>): void;
  onAnswer(act: (message: Numbered<Answer>) => void): void;
  end(): void;
}

export type ClientAnswer =
  | Answer
  /** The command was stopped; the simulation stands where it stood before. */
  | { readonly kind: 'too-long'; readonly seconds: number };

const patience = 3_000;
/** Reading a large draft, and doing a long scenario again. */
const openingPatience = 20_000;

export const browserThread = (): SimulationThread => {
  const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' });
  return {
    send: (message) => worker.postMessage(message),
    onAnswer: (act) => worker.addEventListener('message', ({ data }: MessageEvent<Numbered<Answer>>) => act(data)),
    end: () => worker.terminate(),
  };
};

/** One simulation in a worker. What takes longer than a person waits ends the worker; its acts are done again in a new one. */
export class SimulationClient {
  #thread: SimulationThread;
  #opening: Opening | null = null;
  #acts: readonly Act[] = [];
  #current = -1;
  #ids = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly make: () => SimulationThread = browserThread) {
    this.#thread = make();
  }

  async calls(bundles: readonly BundleFiles[]): Promise<readonly string[]> {
    const answer = await this.#queue({ kind: 'calls', bundles });
    return answer.kind === 'calls' ? answer.processIds : [];
  }

  open(opening: Opening): Promise<ClientAnswer> {
    this.#opening = opening;
    this.#acts = [];
    this.#current = -1;
    return this.#queue({ kind: 'open', opening });
  }

  act(act: Act): Promise<ClientAnswer> {
    return this.#queue({ kind: 'act', act });
  }

  goTo(step: number): Promise<ClientAnswer> {
    return this.#queue({ kind: 'go-to', step });
  }

  decide(decided: Decided): Promise<ClientAnswer> {
    return this.#queue({ kind: 'decide', decided });
  }

  repeat(request: Extract<Request, { kind: 'repeat' }>): Promise<ClientAnswer> {
    this.#opening = request.opening;
    return this.#queue(request);
  }

  end(): void {
    this.#thread.end();
  }

  /** One after another: an answer is always about the request before it. */
  #queue(request: Request): Promise<ClientAnswer> {
    const asked = this.#last.then(() => this.#ask(request));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  async #ask(request: Request): Promise<ClientAnswer> {
    const isLong = request.kind === 'open' || request.kind === 'repeat' || request.kind === 'calls';
    const answer = await this.#send(request, isLong ? openingPatience : patience);
    if (answer === null) {
      await this.#restore();
      return { kind: 'too-long', seconds: (isLong ? openingPatience : patience) / 1_000 };
    }
    if (answer.kind === 'shown') {
      this.#acts = answer.view.steps.map(({ act }) => act);
      this.#current = answer.view.current;
    }
    return answer;
  }

  async #restore(): Promise<void> {
    this.#thread.end();
    this.#thread = this.make();
    if (this.#opening === null) return;
    await this.#send({ kind: 'repeat', opening: this.#opening, acts: this.#acts }, openingPatience);
    await this.#send({ kind: 'go-to', step: this.#current }, patience);
  }

  #send(body: Request, patienceOf: number): Promise<Answer | null> {
    this.#ids += 1;
    const id = this.#ids;
    const thread = this.#thread;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), patienceOf);
      thread.onAnswer((message) => {
        if (message.id !== id) return;
        clearTimeout(timer);
        resolve(message.body);
      });
      thread.send({ id, body });
    });
  }
}
