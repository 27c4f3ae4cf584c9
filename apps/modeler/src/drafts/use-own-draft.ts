import type { BundleFiles, Draft } from '@relevo/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { browserCopies } from './browser-copies.js';
import { createDraft, saveDraft } from './draft-queries.js';

interface OwnDraft {
  readonly of: Draft;
  readonly name: string;
  readonly files: BundleFiles;
}

/** The work as a draft of its own: where it began stays known, so the versions can still be compared. */
export const makeOwn = async ({ of, name, files }: OwnDraft): Promise<Draft> => {
  if (of.baseVersion === null) return createDraft({ name, files });
  const made = await createDraft({ name, from: { processId: of.processId, version: of.baseVersion } });
  return saveDraft(made.id, { revision: made.revision, files });
};

/** Keeps a person's work beside the draft it was meant for. */
export const useOwnDraft = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: makeOwn,
    onSuccess: async (_, { of }) => {
      void browserCopies.forget(of.id);
      await queries.invalidateQueries({ queryKey: ['processes'] });
    },
  });
};

export const useOpenDraft = () => {
  const navigate = useNavigate();
  return ({ id }: Pick<Draft, 'id'>): void => void navigate({ to: '/drafts/$draft', params: { draft: id } });
};
