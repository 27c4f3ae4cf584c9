import type { TimelineEntry } from '@relevo/contracts';

export type Fact = Exclude<TimelineEntry, { kind: 'comment' | 'opened' }>;
export type Word = Extract<TimelineEntry, { kind: 'comment' | 'opened' }>;

export type StreamItem =
  | { readonly kind: 'words'; readonly key: string; readonly entry: Word }
  | { readonly kind: 'facts'; readonly key: string; readonly facts: readonly Fact[] };

const isWord = (entry: TimelineEntry): entry is Word => entry.kind === 'comment' || entry.kind === 'opened';

/** Newest first; what the engine did between two people's words is one foldable group. */
export const streamItems = (entries: readonly TimelineEntry[]): readonly StreamItem[] => {
  const items: StreamItem[] = [];
  let facts: Fact[] = [];
  const close = (): void => {
    const first = facts[0];
    if (first !== undefined) items.push({ kind: 'facts', key: `f${first.sequence}-${items.length}`, facts });
    facts = [];
  };
  entries.toReversed().forEach((entry, place) => {
    if (!isWord(entry)) return void facts.push(entry);
    close();
    items.push({ kind: 'words', key: `w${entry.sequence}-${place}`, entry });
  });
  close();
  return items;
};

const closely = 4;

/** The facts shown at once, and how many are folded away. */
export const foldFacts = (facts: readonly Fact[], unfolded: boolean): { shown: readonly Fact[]; folded: number } => {
  const must = (fact: Fact): boolean => fact.kind === 'fault' || fact.kind === 'task-completed';
  if (unfolded || facts.length <= closely) return { shown: facts, folded: 0 };
  const shown = facts.filter((fact, place) => place < 2 || must(fact));
  return { shown, folded: facts.length - shown.length };
};
