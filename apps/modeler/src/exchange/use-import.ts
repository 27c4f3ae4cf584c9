import type { Draft, DraftCheck } from '@relevo/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checkDraft, createDraft } from '../drafts/draft-queries.js';
import { useOpenDraft } from '../drafts/use-own-draft.js';
import type { Loss } from '../faithful/losses.js';
import { diagramOf, titleOf } from '../files/bundle.js';
import { laidOut } from '../layout/laid-out.js';
import { withIds } from './given-ids.js';

export interface Imported {
  readonly draft: Draft;
  readonly check: DraftCheck;
  /** What the first stroke would take from the file. */
  readonly lost: readonly Loss[];
  /** How many elements had no id. */
  readonly given: number;
  /** Names of drawings that show again what another one shows. */
  readonly left: readonly string[];
}

/** Whether there is something to say of it before it is opened. */
export const hasNews = ({ check, lost, given, left }: Imported): boolean =>
  !check.publishable || lost.length > 0 || given > 0 || left.length > 0;

/** Takes a file in as a draft of its own; opened at once where everything in it can run and stays. */
export const useImport = () => {
  const queries = useQueryClient();
  const open = useOpenDraft();
  return useMutation({
    mutationFn: async (file: File): Promise<Imported> => {
      const { readImport } = await import('./read-import.js');
      const read = readImport({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      const { xml, given } = withIds(read[diagramOf(read)] ?? '');
      const files = await laidOut({ ...read, [diagramOf(read)]: xml });
      const draft = await createDraft({ name: titleOf(file.name).slice(0, 120), files });
      const { lostInDrawing } = await import('../faithful/lost-in-drawing.js');
      const taken = files[diagramOf(files)] ?? '';
      const lost = await lostInDrawing(taken);
      const { leftDrawings } = await import('../diagrams/left-drawings.js');
      const left = await leftDrawings(taken);
      return { draft, check: await checkDraft(draft.id), lost, given, left };
    },
    onSuccess: async (imported) => {
      await queries.invalidateQueries({ queryKey: ['processes'] });
      if (!hasNews(imported)) open(imported.draft);
    },
  });
};
