import { browserStore } from './browser-store.js';
import type { LocalCopies, LocalCopy } from './local-copies.js';

const store = browserStore<LocalCopy>('relevo.modeler.unsaved');

/** Where copies lay before: localStorage, which has room for 5 MB in all. */
const formerly = {
  key: (draftId: string): string => `relevo.modeler.unsaved.${draftId}`,
  read: (draftId: string): LocalCopy | null => {
    try {
      const text = localStorage.getItem(formerly.key(draftId));
      return text === null ? null : (JSON.parse(text) as LocalCopy);
    } catch {
      return null;
    }
  },
  forget: (draftId: string): void => {
    try {
      localStorage.removeItem(formerly.key(draftId));
    } catch {
      // a closed storage holds nothing
    }
  },
};

/** The one taken over leaves its old place only once it is in the new one. */
const takenOver = async (draftId: string, kept: LocalCopy | null): Promise<LocalCopy | null> => {
  const former = formerly.read(draftId);
  const newer = former === null || (kept !== null && kept.at >= former.at) ? kept : former;
  try {
    if (newer !== null && newer === former) await store.put(draftId, newer);
    formerly.forget(draftId);
  } catch {
    // tried again at the next opening
  }
  return newer;
};

/** The last write of each draft; what becomes of an earlier one no longer matters. */
const writes = new Map<string, symbol>();

/** In this browser. A full or closed storage loses only the second safety, never the editor. */
export const browserCopies: LocalCopies = {
  read: async (draftId) => takenOver(draftId, (await store.get(draftId).catch(() => undefined)) ?? null),
  keep: async (draftId, copy) => {
    const write = Symbol(draftId);
    writes.set(draftId, write);
    try {
      await store.put(draftId, copy);
      return true;
    } catch {
      // Quota or private mode. An older copy would be offered as if it were all.
      if (writes.get(draftId) === write) await browserCopies.forget(draftId);
      return false;
    }
  },
  forget: async (draftId) => {
    formerly.forget(draftId);
    await store.delete(draftId).catch(() => undefined);
  },
};
