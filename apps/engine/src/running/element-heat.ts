import type { ElementHeat } from '@relevo/contracts';

export interface Waiting {
  /** Milliseconds that the first one waits. */
  readonly waited: number;
  readonly overdue: number;
  /** Milliseconds; null: too few have been there to say. */
  readonly usual: number | null;
}

/** What is over in a minute is no wait, however many times the usual it is. */
const leastWait = 60_000;

/** A due date is a promise and counts first; then how many times longer than usual the first one waits. */
export const heatOf = ({ waited, overdue, usual }: Waiting): ElementHeat => {
  if (overdue > 0) return 'overdue';
  if (usual === null) return 'unknown';
  if (waited < leastWait || waited <= 2 * usual) return 'usual';
  return waited <= 4 * usual ? 'longer' : 'much-longer';
};
