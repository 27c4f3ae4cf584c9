import type { DiagramComment } from '@relevo/contracts';

export interface Thread {
  readonly first: DiagramComment;
  readonly answers: readonly DiagramComment[];
}

/** What was asked, each with its answers; both the oldest first. */
export const threadsOf = (comments: readonly DiagramComment[]): readonly Thread[] =>
  comments
    .filter(({ replyTo }) => replyTo === null)
    .map((first) => ({ first, answers: comments.filter(({ replyTo }) => replyTo === first.id) }));

export const isOpen = ({ first }: Thread): boolean => first.resolved === null;

/** Open threads by the element they are pinned to. */
export const openByElement = (threads: readonly Thread[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { first } of threads.filter(isOpen)) counts.set(first.elementId, (counts.get(first.elementId) ?? 0) + 1);
  return counts;
};
