/** What is drawn over a diagram. Ids that are not on it are passed over. */
export interface DiagramMarks {
  readonly tokens: readonly DiagramBead[];
  /** Sequence flows taken, in order; repeats count. */
  readonly path: readonly string[];
  /** Times each element was completed; shown from 2 on. */
  readonly visits: Readonly<Record<string, number>>;
  /** What the shown moment is about. */
  readonly focus: string | null;
  /** Sequence flows that the tokens came along just now, in order: they are seen to move. Absent: they are there. */
  readonly journey?: readonly string[];
}

export interface DiagramBead {
  readonly elementId: string;
  readonly count: number;
  readonly state: 'active' | 'waiting' | 'fault';
}

export const noMarks: DiagramMarks = { tokens: [], path: [], visits: {}, focus: null };

/** One bead per element and state, so that parallel tokens of one element read as a number. */
export const gatherBeads = (
  tokens: readonly { readonly elementId: string; readonly state: DiagramBead['state'] }[],
): readonly DiagramBead[] => {
  const beads = new Map<string, DiagramBead>();
  for (const { elementId, state } of tokens) {
    const key = `${elementId} ${state}`;
    beads.set(key, { elementId, state, count: (beads.get(key)?.count ?? 0) + 1 });
  }
  return [...beads.values()];
};
