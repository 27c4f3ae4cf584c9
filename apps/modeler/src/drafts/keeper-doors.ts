import type { Draft, SaveDraft } from '@relevo/contracts';
import { ApiError, ConnectionError } from '@relevo/web';
import { browserCopies } from './browser-copies.js';
import type { KeeperDoors, SaveOutcome } from './draft-keeper.js';
import { saveDraft } from './draft-queries.js';

const outcomeOf = (error: unknown): SaveOutcome => {
  if (error instanceof ConnectionError) return { kind: 'offline' };
  if (error instanceof ApiError && error.code === 'stale-draft') {
    return { kind: 'stale', theirs: error.answer['draft'] as Draft };
  }
  if (error instanceof ApiError && error.status === 401) return { kind: 'signedOut' };
  if (error instanceof ApiError && error.status >= 500) return { kind: 'offline' };
  return { kind: 'refused', error: error instanceof Error ? error : new Error(String(error)) };
};

export const keeperDoors = (draftId: string): KeeperDoors => ({
  save: (body: SaveDraft) =>
    saveDraft(draftId, body).then((draft): SaveOutcome => ({ kind: 'saved', draft }), outcomeOf),
  copies: browserCopies,
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  now: () => new Date().toISOString(),
  chance: Math.random,
});
