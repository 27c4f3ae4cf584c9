import type { BundleFiles, Draft, SaveDraft } from '@relevo/contracts';
import type { LocalCopies } from './local-copies.js';

/** How the work stands towards the engine. */
export type Keeping =
  | { readonly kind: 'kept'; readonly at: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  /** No answer, and sent again; kept in this browser meanwhile, where it has room. */
  | { readonly kind: 'offline'; readonly copied: boolean }
  /** Somebody saved in between: nothing is sent until the person chooses. */
  | { readonly kind: 'stale'; readonly theirs: Draft }
  /** The session ended: sent again once the person has signed in. */
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'refused'; readonly error: Error };

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly draft: Draft }
  | { readonly kind: 'stale'; readonly theirs: Draft }
  | { readonly kind: 'offline' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'refused'; readonly error: Error };

export interface KeeperDoors {
  readonly save: (body: SaveDraft) => Promise<SaveOutcome>;
  readonly copies: LocalCopies;
  /** The answer cancels. */
  readonly after: (ms: number, act: () => void) => () => void;
  readonly now: () => string;
  /** From 0 to below 1. */
  readonly chance: () => number;
}

const quiet = 1_200;
const [firstAgain, longestAgain] = [2_000, 60_000];

/** Doubles with each failure; spread by half, so that not every browser knocks at an engine that comes back at once. */
const pause = (failures: number, chance: number): number =>
  Math.min(longestAgain, firstAgain * 2 ** Math.min(failures, 10)) * (0.5 + chance / 2);

/** Saves a draft while it is drawn, one save at a time, never over what somebody else saved. */
export class DraftKeeper {
  #files: BundleFiles;
  #name: string;
  #revision: number;
  #keeping: Keeping;
  #change = 0;
  /** The change that the engine has. */
  #saved = 0;
  #savedAt: string;
  /** Files with strokes that `change` brings in a moment. */
  readonly #coming = new Set<string>();
  #failures = 0;
  /** As the browser last said. */
  #copied = false;
  #cancel: (() => void) | null = null;
  #running: Promise<void> | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly draft: Draft,
    private readonly doors: KeeperDoors,
  ) {
    this.#files = draft.files;
    this.#name = draft.name;
    this.#revision = draft.revision;
    this.#savedAt = draft.savedAt;
    this.#keeping = this.#settled();
  }

  get files(): BundleFiles {
    return this.#files;
  }

  get name(): string {
    return this.#name;
  }

  get revision(): number {
    return this.#revision;
  }

  readonly keeping = (): Keeping => this.#keeping;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The file is being drawn on: not everything is kept until `change` has brought it. */
  begin(file: string): void {
    this.#coming.add(file);
    if (this.#keeping.kind === 'kept') this.#say(this.#settled());
  }

  /** Without `text` the file leaves the bundle. */
  change(file: string, text: string | undefined): void {
    this.#coming.delete(file);
    if (this.#files[file] === text) {
      if (this.#keeping.kind === 'changed' && this.#change === this.#saved) this.#say(this.#settled());
      return;
    }
    const others = Object.fromEntries(Object.entries(this.#files).filter(([name]) => name !== file));
    this.take(text === undefined ? others : { ...this.#files, [file]: text });
  }

  take(files: BundleFiles): void {
    this.#files = files;
    this.#changed();
  }

  rename(name: string): void {
    if (name.trim() === '' || name === this.#name) return;
    this.#name = name;
    this.#changed();
  }

  /** Saves at once what is not saved; true when the engine has everything. */
  async flush(): Promise<boolean> {
    this.#cancel?.();
    for (let round = 0; round < 3 && this.#isOpen(); round += 1) await this.#save();
    return this.#keeping.kind === 'kept';
  }

  /** The unsaved copy stays in the browser for the next opening. */
  stop(): void {
    this.#cancel?.();
    this.#listeners.clear();
  }

  forget(): void {
    this.#cancel?.();
    void this.doors.copies.forget(this.draft.id);
  }

  #isOpen(): boolean {
    return this.#change !== this.#saved && this.#keeping.kind !== 'stale';
  }

  /** With everything saved that came here. */
  #settled(): Keeping {
    return this.#coming.size === 0 ? { kind: 'kept', at: this.#savedAt } : { kind: 'changed' };
  }

  #changed(): void {
    this.#change += 1;
    void this.#copy(this.#change);
    const { kind } = this.#keeping;
    this.#say(kind === 'stale' || kind === 'saving' ? { ...this.#keeping } : { kind: 'changed' });
    if (kind !== 'stale') this.#later(quiet);
  }

  /** Begun at once, so that it is there even if the page goes right after the change. */
  async #copy(change: number): Promise<void> {
    const copy = { revision: this.#revision, name: this.#name, files: this.#files, at: this.doors.now() };
    const copied = await this.doors.copies.keep(this.draft.id, copy);
    if (change !== this.#change) return;
    this.#copied = copied;
    if (this.#keeping.kind === 'offline') this.#say({ kind: 'offline', copied });
  }

  #later(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.doors.after(ms, () => void this.#save());
  }

  #save(): Promise<void> {
    this.#running ??= this.#send().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #send(): Promise<void> {
    this.#cancel?.();
    const sent = this.#change;
    this.#say({ kind: 'saving' });
    const outcome = await this.doors.save({ revision: this.#revision, name: this.#name, files: this.#files });
    if (outcome.kind === 'saved') this.#took(outcome.draft, sent);
    else {
      this.#say(outcome.kind === 'offline' ? { kind: 'offline', copied: this.#copied } : outcome);
      if (outcome.kind !== 'offline') return;
      this.#later(pause(this.#failures, this.doors.chance()));
      this.#failures += 1;
    }
  }

  #took(draft: Draft, sent: number): void {
    this.#revision = draft.revision;
    this.#savedAt = draft.savedAt;
    this.#saved = sent;
    this.#failures = 0;
    if (this.#change === sent) {
      void this.doors.copies.forget(this.draft.id);
      this.#say(this.#settled());
    } else {
      this.#say({ kind: 'changed' });
      this.#changed();
    }
  }

  #say(keeping: Keeping): void {
    this.#keeping = keeping;
    for (const listener of this.#listeners) listener();
  }
}
