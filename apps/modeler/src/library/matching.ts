import type { DraftSummary, ProcessSummary } from '@relevo/contracts';
import { withoutAccents } from '../tools/without-accents.js';

const folded = (text: string): string => withoutAccents(text).toLowerCase();

/** Every word occurs in it, whatever its accents and capitals. */
const says = (text: string, typed: string): boolean =>
  folded(typed)
    .split(/\s+/)
    .every((word) => folded(text).includes(word));

export const draftsMatching = (drafts: readonly DraftSummary[], typed: string): readonly DraftSummary[] =>
  drafts.filter(({ name }) => says(name, typed));

/** By their own name, or by that of a draft of theirs. */
export const processesMatching = (processes: readonly ProcessSummary[], typed: string): readonly ProcessSummary[] =>
  processes.filter(({ name, drafts }) => says(name, typed) || draftsMatching(drafts, typed).length > 0);
