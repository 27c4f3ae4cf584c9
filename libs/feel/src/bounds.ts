/** Bounds of a result: past one of them the evaluation fails and names it. */
export const resultBounds = { depth: 100, values: 100_000, characters: 2_000_000 } as const;
