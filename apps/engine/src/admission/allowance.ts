/** Seconds that whoever is let in should wait at most, at the rate of the last seconds. */
const longestWait = 2;

/**
 * How many may be inside: as many as are done within two seconds, so that waiting stays bounded however slow the
 * machine or the database is just now; never fewer than `always` (an idle engine has no rate yet), nor more than `limit`.
 */
export const allowance = (perSecond: number, always: number, limit: number): number =>
  Math.min(Math.max(Math.ceil(perSecond * longestWait), always), limit);
