import type { Draft, DraftCheck } from '@relevo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checkDraft, createDraft } from '../drafts/draft-queries.js';
import { useOpenDraft } from '../drafts/use-own-draft.js';
import { titleOf } from '../files/bundle.js';
import { laidOut } from '../layout/laid-out.js';

export interface Imported {
  readonly draft: Draft;
  readonly check: DraftCheck;
}

/** Takes a file in as a draft of its own; opened at once where everything in it can run. */
export const useImport = () => {
  const queries = useQueryClient();
  const open = useOpenDraft();
  return useMutation({
    mutationFn: async (file: File): Promise<Imported> => {
      const { readImport } = await import('./read-import.js');
      const files = await laidOut(readImport({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
      const draft = await createDraft({ name: titleOf(file.name).slice(0, 120), files });
      return { draft, check: await checkDraft(draft.id) };
    },
    onSuccess: async ({ draft, check }) => {
      await queries.invalidateQueries({ queryKey: ['processes'] });
      if (check.publishable) open(draft);
    },
  });
};
