import type { BundleFiles } from '@relevo/contracts';

/** What a person drew and the engine has not taken yet; it outlives a lost line, a closed tab and a crash. */
export interface LocalCopy {
  /** The revision it was drawn on. */
  readonly revision: number;
  readonly name: string;
  readonly files: BundleFiles;
  /** ISO instant. */
  readonly at: string;
}

/** Each in the order it was asked for: the last one holds. None of them rejects. */
export interface LocalCopies {
  read(draftId: string): Promise<LocalCopy | null>;
  /** False where there is no room for it; then no older copy is left either. */
  keep(draftId: string, copy: LocalCopy): Promise<boolean>;
  forget(draftId: string): Promise<void>;
}

export const sameFiles = (one: BundleFiles, other: BundleFiles): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};
