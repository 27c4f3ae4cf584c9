/** In `npm test` the same cases come each time: a failure there is the doing of the change it is run for. */
const usualSeed = 20_260_101;

/**
 * How often a property is tried: `usual` in `npm test`; in `npm run test:deep` as often as RELEVO_RUNS says, with other
 * cases each time. A failure prints its seed and path; RELEVO_SEED repeats it.
 */
export const runs = (usual: number): { readonly numRuns: number; readonly seed?: number } => {
  const { RELEVO_RUNS: wanted, RELEVO_SEED: seed } = process.env;
  if (seed) return { numRuns: wanted ? Math.max(usual, Number(wanted)) : usual, seed: Number(seed) };
  return wanted ? { numRuns: Math.max(usual, Number(wanted)) } : { numRuns: usual, seed: usualSeed };
};
