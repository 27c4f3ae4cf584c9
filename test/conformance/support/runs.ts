/**
 * How often a property is tried: `usual` in `npm test`, as often as RELEVO_RUNS says in `npm run test:deep`. A failure
 * prints its seed and path; RELEVO_SEED repeats it.
 */
export const runs = (usual: number): { readonly numRuns: number; readonly seed?: number } => {
  const { RELEVO_RUNS: wanted, RELEVO_SEED: seed } = process.env;
  return { numRuns: wanted ? Math.max(usual, Number(wanted)) : usual, ...(seed && { seed: Number(seed) }) };
};
