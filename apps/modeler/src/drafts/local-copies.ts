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

export interface LocalCopies {
  read(draftId: string): LocalCopy | null;
  /** False where there is no room for it. */
  keep(draftId: string, copy: LocalCopy): boolean;
  forget(draftId: string): void;
}

const keyOf = (draftId: string): string => `relevo.modeler.unsaved.${draftId}`;

/** In this browser. A full or closed storage loses only the second safety, never the editor. */
export const browserCopies: LocalCopies = {
  read: (draftId) => {
    try {
      const text = localStorage.getItem(keyOf(draftId));
      return text === null ? null : (JSON.parse(text) as LocalCopy);
    } catch {
      return null;
    }
  },
  keep: (draftId, copy) => {
    try {
      localStorage.setItem(keyOf(draftId), JSON.stringify(copy));
      return true;
    } catch {
      // Quota or private mode. An older copy would be offered as if it were all.
      browserCopies.forget(draftId);
      return false;
    }
  },
  forget: (draftId) => {
    try {
      localStorage.removeItem(keyOf(draftId));
    } catch {
      // nothing was kept then
    }
  },
};

export const sameFiles = (one: BundleFiles, other: BundleFiles): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};
