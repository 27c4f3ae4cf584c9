/** From most to least urgent. */
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;

export type Priority = (typeof priorities)[number];

/** 0 is the most urgent; what has no priority comes after all that have one. */
export function priorityRank(priority: string | null | undefined): number {
  const rank = priorities.findIndex((known) => known === priority);
  return rank < 0 ? priorities.length : rank;
}
