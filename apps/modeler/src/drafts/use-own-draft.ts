import type { BundleFiles, Draft } from '@relevo/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createDraft, saveDraft } from './draft-queries.js';
import { browserCopies } from './local-copies.js';

interface OwnDraft {
  readonly of: Draft;
  readonly name: string;
  readonly files: BundleFiles;
}

/** The work as a draft of its own: where it began stays known, so the versions can still be compared. */
const makeOwn = async ({ of, name, files }: OwnDraft): Promise<Draft> => {
  if (of.baseVersion === null) return createDraft({ name, files });
  const made = await createDraft({ name, from: { processId: of.processId, version: of.baseVersion } });
  return saveDraft(made.id, { revision: made.revision, files });
};

export const useOwnDraft = () => {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: makeOwn,
    onSuccess: async (draft, { of }) => {
      browserCopies.forget(of.id);
      await queries.invalidateQueries({ queryKey: ['processes'] });
      await navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
    },
  });
};
