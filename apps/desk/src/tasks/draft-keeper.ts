import type { KeepTaskDraft, TaskDraft, Values } from '@relevo/contracts';

export type DraftState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept'; readonly draft: TaskDraft }
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'conflict'; readonly mine: Values; readonly theirs: TaskDraft };

/** What happened to one attempt to keep. */
export type KeepAnswer =
  | { readonly kind: 'kept'; readonly draft: TaskDraft }
  | { readonly kind: 'stale'; readonly draft: TaskDraft }
  | { readonly kind: 'failed' };

export interface DraftDoors {
  keep(body: KeepTaskDraft): Promise<KeepAnswer>;
  /** Calls back after `ms`; the answer cancels. */
  after(ms: number, act: () => void): () => void;
  show(state: DraftState): void;
}

const pause = 700;
const retryAfter = 3_000;

/**
 * Keeps what is typed: one call at a time, the newest text last. A text that somebody else kept in between stops it
 * until a person has chosen; neither text is dropped.
 */
export class DraftKeeper {
  #values: Values | null = null;
  #cancel: (() => void) | null = null;
  #busy = false;
  #conflict: TaskDraft | null = null;

  constructor(
    private readonly doors: DraftDoors,
    private revision: number,
  ) {}

  typed(values: Values): void {
    this.#values = values;
    if (this.#conflict !== null) return this.#showConflict();
    this.#wait(pause);
  }

  /** Keeps at once, as when the screen is left. */
  flush(): void {
    if (this.#values !== null && this.#conflict === null) void this.#keep();
  }

  /** The answer is what the form must show now, or null where it shows it already. */
  choose(side: 'mine' | 'theirs'): Values | null {
    const theirs = this.#conflict;
    if (theirs === null) return null;
    this.#conflict = null;
    this.revision = theirs.revision;
    if (side === 'mine') {
      void this.#keep();
      return null;
    }
    this.#values = null;
    this.doors.show({ kind: 'kept', draft: theirs });
    return theirs.values;
  }

  /** After completion there is nothing more to keep. */
  stop(): void {
    this.#cancel?.();
    this.#values = null;
  }

  #wait(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.doors.after(ms, () => void this.#keep());
  }

  async #keep(): Promise<void> {
    this.#cancel?.();
    const values = this.#values;
    if (values === null || this.#busy) return;
    this.#busy = true;
    this.doors.show({ kind: 'keeping' });
    const answer = await this.doors.keep({ revision: this.revision, values });
    this.#busy = false;
    this.#settle(answer, values);
  }

  #settle(answer: KeepAnswer, sent: Values): void {
    if (answer.kind === 'failed') {
      this.doors.show({ kind: 'not-kept' });
      return this.#wait(retryAfter);
    }
    if (answer.kind === 'stale') {
      this.#conflict = answer.draft;
      return this.#showConflict();
    }
    this.revision = answer.draft.revision;
    this.doors.show({ kind: 'kept', draft: answer.draft });
    if (this.#values === sent) this.#values = null;
    else if (this.#values !== null) this.#wait(0);
  }

  #showConflict(): void {
    if (this.#conflict === null || this.#values === null) return;
    this.doors.show({ kind: 'conflict', mine: this.#values, theirs: this.#conflict });
  }
}
